using ContentApi.Content;
using ContentApi.Delivery.V1;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Formats;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Embedding.Targets;

/// <summary>What is published of a subject: read from the answers themselves, so that it shows what they say and nothing else.</summary>
/// <param name="Title">Names it outside its page.</param>
/// <param name="Heading">Of a list; a resource brings its own.</param>
/// <param name="Paths">Of what is shown, one for each layout: a list has no fragment of its own.</param>
/// <param name="CanonicalUrl">Its address of reference.</param>
/// <param name="LastModified">Null: nothing is dated.</param>
internal sealed record EmbedContent(
    EmbedTarget Subject,
    string Title,
    string? Heading,
    IReadOnlyList<string> Paths,
    IReadOnlyList<DocumentLayout> Layouts,
    string CanonicalUrl,
    DateTimeOffset? LastModified)
{
    /// <summary>The subject under its present name.</summary>
    /// <exception cref="ProblemException">It is withdrawn, or was never published.</exception>
    public static EmbedTarget Locate(LoadedRelease served, EmbedTarget subject, Urls urls)
    {
        var kind = subject.IsList ? Kind.Topic : subject.Kind;
        var state = served.Snapshot.Find(new Address(subject.Locale, kind, subject.Slug)) ?? throw new ProblemException(
            ContentController.NotPublished(served, subject.Locale)
            ?? Problems.DocumentNotFound($"No {kind.Word()} '{subject.Slug}' was ever published in '{subject.Locale}'."));
        if (!state.IsLive) throw new ProblemException(ContentController.Gone(urls, served, state));
        return subject with { Slug = state.Slug };
    }

    /// <param name="subject">As <see cref="Locate"/> found it.</param>
    /// <exception cref="ProblemException">The section has no such block.</exception>
    /// <param name="language">Of our own words; null: the text's.</param>
    public static EmbedContent Of(LoadedRelease served, EmbedTarget subject, FormatRenderer formats, string? language = null) =>
        subject.IsList ? OfList(served, subject, formats.Urls, language) : OfResource(served, subject, formats, language);

    private static EmbedContent OfResource(LoadedRelease served, EmbedTarget subject, FormatRenderer formats, string? language)
    {
        var path = Urls.Path(subject.Locale, subject.Kind, subject.Slug);
        var answer = served.Answers[path];
        if (subject.Block is { } id) answer = formats.Block(answer, path, id) ?? throw ContentController.NoBlock(subject.Slug, id);
        var layout = DocumentLayout.Of(V1Reader.Read(subject.Block is null ? subject.Kind : null, answer.Identity.Bytes), language);
        return new EmbedContent(subject, TitleOf(layout), null, [subject.ResourcePath], [layout], layout.Provenance.CanonicalUrl, answer.LastModifiedAt);
    }

    private static EmbedContent OfList(LoadedRelease served, EmbedTarget subject, Urls urls, string? language)
    {
        var topic = served.Snapshot.Live.Single(topic => topic.Locale == subject.Locale && topic.Slug == subject.Slug);
        var paths = topic.Live(subject.Kind).Select(listing => Urls.Path(listing.State)).ToList();
        var layouts = topic.Live(subject.Kind).Select(listing => DocumentLayout.Of(V1Reader.Read(served, listing.State), language)).ToList();
        var words = UiStrings.Of(subject.Locale);
        var heading = subject.Kind == Kind.Faq ? words.Questions : words.Criterion;
        // What left the list changed it as much as what came, and so did another name of its topic.
        var changed = new[] { topic.ChangedAt(subject.Kind), topic.Self.Changed.PublishedAt }.Max();
        return new EmbedContent(subject, $"{heading} · {topic.Title}", heading, paths, layouts, urls.Absolute(subject.ResourcePath), changed);
    }

    /// <summary>A criterion has no title that would tell it from others, and a section's seldom names its topic.</summary>
    private static string TitleOf(DocumentLayout layout) => layout.Related is [{ Title: var whole }, ..] && whole != layout.Body.Title
        ? $"{layout.Body.Title} · {whole}"
        : layout.Body.Title!;
}
