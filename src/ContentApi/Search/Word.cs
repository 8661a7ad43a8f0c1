using System.Collections.Immutable;

namespace ContentApi.Search;

/// <summary>A word as it stands in a text, and as it is compared with others.</summary>
/// <param name="Folded">In lower case, without accents; names of one thing joined, such as <c>il23</c> and <c>antiil23</c>.</param>
/// <param name="Key">Its stem: what words share that differ in number, gender or a verb's ending only.</param>
/// <param name="Start">In UTF-16 code units of the text.</param>
/// <param name="Parts">Of a word with hyphens: the words between them. « Contre-indication » is one word and two.</param>
public sealed record Word(string Folded, string Key, int Start, int Length, ImmutableArray<Word> Parts)
{
    /// <summary>What names a number is never guessed at: IL-17 is not IL-13.</summary>
    public bool HasDigit => Folded.Any(char.IsDigit);
}
