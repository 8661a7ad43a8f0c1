using System.Collections.Immutable;

namespace ContentApi.Content;

/// <summary>Words that people type, and the words of the text that a search for them finds too. It widens, and says nothing about medicine.</summary>
/// <param name="Term">One word or a few.</param>
/// <param name="Finds">Words of the text; of one with several words, all must be in one block.</param>
public sealed record Synonym(string Term, ImmutableArray<string> Finds);
