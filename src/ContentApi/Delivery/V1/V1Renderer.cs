using System.IO.Compression;
using ContentApi.Bundles;
using ContentApi.Content;
using ContentApi.Delivery.V1.Citations;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.EligibilityCriteria;
using ContentApi.Delivery.V1.Faqs;
using ContentApi.Delivery.V1.Freshness;
using ContentApi.Delivery.V1.Keys;
using ContentApi.Delivery.V1.Releases;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Delivery.V1.Sections;
using ContentApi.Delivery.V1.Service;
using ContentApi.Delivery.V1.Topics;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Signing;

namespace ContentApi.Delivery.V1;

/// <summary>
/// The pure function from a release to its answers, by path. Topics that the release did not touch keep their answers;
/// so do resources whose bytes are the same.
/// </summary>
public sealed class V1Renderer(ContentSource source, FormatRenderer formats, TrustedKeys? pins = null)
{
    private readonly Urls urls = formats.Urls;

    /// <summary>The digest that a release signs of a document's resource.</summary>
    public static string SignedDigest(Topic topic, WholeDocument document) =>
        CanonicalForm.Digest(Body(new Presenter(topic, new Urls("")), document));

    /// <exception cref="InvalidDataException">A resource is not what was signed.</exception>
    public CopyOnWriteDictionary<string, Representation> Render(Snapshot snapshot, IReadOnlyCollection<Topic> topics, LoadedRelease? previous)
    {
        var answers = (previous?.Answers ?? CopyOnWriteDictionary<string, Representation>.Empty).Edit();
        foreach (var before in previous?.Snapshot.Topics.Values ?? [])
        {
            if (snapshot.Topics.GetValueOrDefault(before.Id) == before) continue;
            foreach (var listing in before.Live()) answers.Remove(Urls.Path(listing.State));
        }

        foreach (var topic in topics) RenderTopic(topic, previous, answers);
        RenderReleases(snapshot, source, previous, answers);
        return answers.Finish();
    }

    /// <summary>For this node's own next start: quickly rather than small.</summary>
    public Task WriteBundleAsync(LoadedRelease served, Stream file, Func<Task> rest) =>
        BundleWriter.WriteAsync(served.Snapshot, state => V1Json.Of(served, state), urls.Absolute(""), locale: null, file, CompressionLevel.Fastest, rest);

    /// <summary>What <see cref="WriteBundleAsync"/> wrote; null when it did so under another <c>Site:BaseUrl</c>.</summary>
    /// <exception cref="InvalidDataException">It cannot be used, and why.</exception>
    public LoadedRelease? ReadBundle(Stream file)
    {
        var bundle = Bundle.Read(file);
        return bundle.BaseUrl == urls.Absolute("") ? Restore(bundle, ContentSource.Bundle("")) : null;
    }

    /// <summary>The answers of a bundle: its resources as they are.</summary>
    /// <exception cref="InvalidDataException">Its addresses are not this site's, or it is not what was signed.</exception>
    public LoadedRelease Restore(Bundle bundle, ContentSource from)
    {
        var believed = pins ?? TrustedKeys.All;
        var isSigned = BundleProof.Check(bundle, new KeyRing(believed.Believed(bundle.Snapshot.Keys.All)));
        if (!isSigned && !believed.Ids.IsEmpty) throw new InvalidDataException($"It is not signed, and {TrustedKeys.Setting} names the keys to believe.");
        if (bundle.BaseUrl != urls.Absolute("")) throw new InvalidDataException($"It is of {bundle.BaseUrl}, and Site:BaseUrl is {urls.Absolute("")}.");
        var answers = CopyOnWriteDictionary<string, Representation>.Empty.Edit();
        foreach (var (state, resource) in bundle.Resources)
        {
            var path = Urls.Path(state);
            answers.Set(path, Answer(resource, state, path));
        }

        RenderReleases(bundle.Snapshot, from, previous: null, answers);
        return new LoadedRelease(bundle.Snapshot, answers.Finish());
    }

    private void RenderReleases(Snapshot snapshot, ContentSource from, LoadedRelease? previous, CopyOnWriteDictionary<string, Representation>.Draft answers)
    {
        Keep(answers, previous, Urls.Root, new Representation(
            ReadableJson.Write(ServiceDocumentDto.Of(snapshot, urls, from.Word), ServiceJson.Default.ServiceDocumentDto), V1Json.MediaType, snapshot.Release.PublishedAt)
        {
            Link = Link(Urls.Root),
        });
        // Libraries that fetch keys ask for this type, for JSON, or for nothing in particular.
        if (snapshot.Freshness is { } freshness)
        {
            Keep(answers, previous, Urls.Freshness, new Representation(ReadableJson.Write(CurrentStatementDto.Of(freshness, snapshot, urls), FreshnessJson.Default.CurrentStatementDto), V1Json.MediaType, lastModified: null)
            {
                Link = Link(Urls.Freshness),
            });
        }
        else
        {
            answers.Remove(Urls.Freshness);
        }

        Keep(answers, previous, Urls.Keys, new Representation(ReadableJson.Write(KeySetDto.Of(snapshot), KeysJson.Default.KeySetDto), KeySetDto.MediaType, lastModified: null)
        {
            Link = Link(Urls.Keys),
            Negotiated = false,
        });
        foreach (var release in snapshot.Releases.Where(release => release.Number > (previous?.Snapshot.Release.Number ?? 0)))
        {
            var path = Urls.Release(release.Number);
            var answer = new Representation(ReadableJson.Write(ReleaseDto.Of(release, urls), ReleasesJson.Default.ReleaseDto), V1Json.MediaType, release.PublishedAt) { Link = Link(path) };
            answers.Set(path, answer);
            answers.Set(Urls.CurrentRelease, answer);
        }
    }

    private void RenderTopic(Topic topic, LoadedRelease? previous, CopyOnWriteDictionary<string, Representation>.Draft answers)
    {
        var presenter = new Presenter(topic, urls);
        foreach (var document in topic.Documents.Where(document => document.IsLive))
        {
            var path = Urls.Path(document);
            // No release changed its resource since: there is a row for each that differs, through whatever it shows of others.
            if (previous?.Snapshot.Find(document.Document) is { IsLive: true } before && before.Changed == document.Changed) answers.Set(path, previous.Answers[path]);
            else Keep(answers, previous, path, Answer(Checked(Body(presenter, document), document), document, path));
        }
    }

    private Representation Answer(byte[] body, DocumentState state, string path) =>
        new(body, V1Json.MediaType, state.Changed.PublishedAt)
        {
            ContentLanguage = state.Locale,
            Link = Link(path),
            OtherFormats = formats.Of(state.Kind),
        };

    private static byte[] Checked(byte[] body, WholeDocument document) =>
        document.SignedDigest is null || document.SignedDigest == CanonicalForm.Digest(body)
            ? body
            : throw new InvalidDataException(
                $"The {document.Kind.Word()} {document.Slug} does not show what release {document.Changed.Number} signed.");

    internal static byte[] Body(Presenter presenter, WholeDocument state) => state.Kind switch
    {
        Kind.Topic => ReadableJson.Write(TopicDto.Of(presenter), TopicsJson.Default.TopicDto),
        Kind.Section => ReadableJson.Write(SectionDto.Of(presenter, state), SectionsJson.Default.SectionDto),
        Kind.Faq => ReadableJson.Write(FaqDto.Of(presenter, state), FaqsJson.Default.FaqDto),
        Kind.EligibilityCriterion => ReadableJson.Write(EligibilityCriterionDto.Of(presenter, state), EligibilityCriteriaJson.Default.EligibilityCriterionDto),
        Kind.Citation => ReadableJson.Write(CitationDto.Of(presenter, state), CitationsJson.Default.CitationDto),
        _ => throw new NotSupportedException(state.Kind.ToString()),
    };

    /// <summary>An answer whose tag and date stay the same keeps its object, and with it the codings already made.</summary>
    private static void Keep(CopyOnWriteDictionary<string, Representation>.Draft answers, LoadedRelease? previous, string path, Representation answer)
    {
        var before = previous?.Answers.GetValueOrDefault(path);
        var same = before is not null && before.Identity.ETag == answer.Identity.ETag && before.LastModifiedAt == answer.LastModifiedAt;
        answers.Set(path, same ? before! : answer);
    }

    private string Link(string path) => LinksDto.Header(urls, path);
}
