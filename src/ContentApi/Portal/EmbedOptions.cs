using ContentApi.Content;
using ContentApi.Embedding.Frames;
using ContentApi.Embedding.Targets;
using ContentApi.Http;

namespace ContentApi.Portal;

/// <summary>What a partner has chosen to embed.</summary>
/// <param name="Subject">Null: nothing yet.</param>
/// <param name="Theme">Null: as the reader's device has it.</param>
/// <param name="Words">The language of our own words; null: the text's.</param>
internal sealed record EmbedOptions(EmbedTarget? Subject, string? Theme, string? Words)
{
    private const string Auto = "auto";

    /// <exception cref="ProblemException">Something in the query cannot be used.</exception>
    public static EmbedOptions Read(QueryString query)
    {
        var reader = new QueryReader(query);
        var text = reader.Text("text");
        var theme = reader.Word("theme", FramePage.Themes);
        var words = reader.Word("words", [Auto, .. FrameQuery.Languages]);
        var subject = text is null ? null : Parse(text);
        if (text is not null && subject is null) reader.Fault("text", "malformed", "Expected a place such as fr/topics/anti-interleukines.");
        if (reader.Problem is { } problem) throw new ProblemException(problem);
        return new EmbedOptions(subject, theme == Auto ? null : theme, words == Auto ? null : words);
    }

    /// <summary>A subject as the form writes it: one value without a query of its own.</summary>
    public static string Value(EmbedTarget subject) => subject switch
    {
        { IsList: true } => $"{subject.Locale}/topics/{subject.Slug}/{subject.Kind.Collection()}",
        { Block: { } block } => $"{subject.Locale}/sections/{subject.Slug}/blocks/{block}",
        _ => $"{subject.Locale}/{subject.Kind.Collection()}/{subject.Slug}",
    };

    /// <summary>In one canonical form; empty when nothing was chosen.</summary>
    public string Query()
    {
        var parts = new List<string>();
        if (Subject is not null) parts.Add($"text={Value(Subject)}");
        if (Theme is not null) parts.Add($"theme={Theme}");
        if (Words is not null) parts.Add($"words={Words}");
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static EmbedTarget? Parse(string value) => value.Split('/') switch
    {
        [var locale, "topics", var topic, "faqs"] => new EmbedTarget(locale, Kind.Faq, topic, IsList: true),
        [var locale, "topics", var topic, "eligibility-criteria"] => new EmbedTarget(locale, Kind.EligibilityCriterion, topic, IsList: true),
        _ => EmbedTarget.Of("/" + value, topic: null),
    };
}
