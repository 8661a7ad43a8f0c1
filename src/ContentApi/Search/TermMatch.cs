namespace ContentApi.Search;

/// <summary>A word or phrase of a query, and where the searched topics have it.</summary>
/// <param name="Hits">By topic, block by block; each block once.</param>
/// <param name="Keys">By topic: the words of the text that it was found as.</param>
internal sealed record TermMatch(IReadOnlyList<(int Topic, Posting Posting)> Hits, IReadOnlyList<(int Topic, int Key)> Keys);
