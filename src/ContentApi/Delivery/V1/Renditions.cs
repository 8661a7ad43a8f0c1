using ContentApi.Content;
using ContentApi.Delivery.V1.Forms;
using ContentApi.Http;
using ContentApi.Published;
using Microsoft.Extensions.Options;

namespace ContentApi.Delivery.V1;

/// <summary>
/// The pure function from a release to its answers: every resource and the first page of every list, by path.
/// Topics that the release did not touch keep their answers; so do resources whose bytes are the same.
/// </summary>
public sealed class Renditions(IOptions<SiteOptions> site, ContentSource source, FormMaker forms)
{
    public const string Json = "application/json; charset=utf-8";

    private readonly Urls urls = new(site.Value.BaseUrl);

    public Urls Urls => urls;

    /// <summary>A single block of the section at a path; null when the section has no such block.</summary>
    public Answer? Block(Answer section, string path, string id) => forms.Block(section, id, Link(Urls.Block(path, id)));

    /// <param name="kind">Null: the answer is a single block.</param>
    public Answer InForm(Kind? kind, Answer answer, FormQuery asked) => asked.Form switch
    {
        null => answer,
        { } form when form == KnownForms.Html => forms.Html(kind, answer, asked.HeadingLevel),
        { } form => answer.OtherForms!.Make(answer, form),
    };

    public IReadOnlyDictionary<string, Answer> Render(Snapshot snapshot, Served? previous)
    {
        var answers = new Dictionary<string, Answer>(previous?.Answers.Count ?? 64, StringComparer.Ordinal);
        foreach (var topic in snapshot.Live) RenderTopic(topic, previous, answers);

        Keep(answers, previous, Urls.Root, new Answer(
            V1Json.Write(ServiceDocument.Of(snapshot, urls, source.Word)), Json, snapshot.Release.PublishedAt)
        {
            Link = Link(Urls.Root),
        });
        foreach (var release in snapshot.Releases)
        {
            var path = $"{Urls.Root}/releases/{release.Number}";
            answers[path] = previous?.Answers.GetValueOrDefault(path)
                ?? new Answer(V1Json.Write(Release.Of(release, urls)), Json, release.PublishedAt) { Link = Link(path) };
        }

        var current = $"{Urls.Root}/releases/{snapshot.Release.Number}";
        answers[$"{Urls.Root}/releases/current"] = answers[current];

        var lists = new Lists(snapshot, answers, urls);
        foreach (var locale in snapshot.Locales)
        {
            foreach (var kind in Enum.GetValues<Kind>())
            {
                Keep(answers, previous, Urls.Collection(locale, kind), lists.Page(locale, kind, new ListQuery()));
            }
        }

        Keep(answers, previous, $"{Urls.Root}/releases", lists.Releases(new ListQuery()));
        return answers;
    }

    private void RenderTopic(Published.Topic topic, Served? previous, Dictionary<string, Answer> answers)
    {
        var unchanged = previous is not null && previous.Snapshot.Topics.GetValueOrDefault(topic.Id) == topic;
        var presenter = new Presenter(topic, urls);
        foreach (var state in topic.States)
        {
            if (state.Edition is null) continue;
            var path = Urls.Path(state);
            if (unchanged) answers[path] = previous!.Answers[path];
            else Keep(answers, previous, path, Answer(presenter, state, path));
        }
    }

    private Answer Answer(Presenter presenter, DocumentState state, string path) =>
        new(Body(presenter, state), Json, state.Changed.PublishedAt)
        {
            ContentLanguage = state.Locale,
            Link = Link(path),
            OtherForms = forms.Of(state.Kind),
        };

    private static byte[] Body(Presenter presenter, DocumentState state) => state.Kind switch
    {
        Kind.Topic => V1Json.Write(Topic.Of(presenter)),
        Kind.Section => V1Json.Write(Section.Of(presenter, state)),
        Kind.Faq => V1Json.Write(Faq.Of(presenter, state)),
        Kind.EligibilityCriterion => V1Json.Write(EligibilityCriterion.Of(presenter, state)),
        Kind.Citation => V1Json.Write(Citation.Of(presenter, state)),
        _ => throw new NotSupportedException(state.Kind.ToString()),
    };

    /// <summary>An answer whose tag and date stay the same keeps its object, and with it the codings already made.</summary>
    private static void Keep(Dictionary<string, Answer> answers, Served? previous, string path, Answer answer)
    {
        var before = previous?.Answers.GetValueOrDefault(path);
        answers[path] = before is not null && before.Identity.ETag == answer.Identity.ETag && before.LastModifiedAt == answer.LastModifiedAt
            ? before
            : answer;
    }

    private string Link(string path) => Links.Header(urls, path);
}
