namespace ContentApi.Content;

/// <summary>What a document is. The words are those of the tables, the package and the JSON (see <see cref="Kinds"/>).</summary>
public enum Kind
{
    Topic,
    Section,
    Faq,
    EligibilityCriterion,
    Citation,
}

public static class Kinds
{
    private static readonly (Kind Kind, string Word, string Collection)[] All =
    [
        (Kind.Topic, "topic", "topics"),
        (Kind.Section, "section", "sections"),
        (Kind.Faq, "faq", "faqs"),
        (Kind.EligibilityCriterion, "eligibility-criterion", "eligibility-criteria"),
        (Kind.Citation, "citation", "citations"),
    ];

    /// <summary>The kind's word in tables, packages and JSON.</summary>
    public static string Word(this Kind kind) => All[(int)kind].Word;

    /// <summary>The kind's segment in URLs.</summary>
    public static string Collection(this Kind kind) => All[(int)kind].Collection;

    public static Kind Parse(string word) =>
        Array.FindIndex(All, entry => entry.Word == word) is var index and >= 0
            ? (Kind)index
            : throw new FormatException($"'{word}' is no kind of document.");
}
