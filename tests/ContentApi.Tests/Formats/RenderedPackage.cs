using System.Collections.Immutable;
using ContentApi.Content;
using ContentApi.Delivery.V1;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Delivery.V1.Requests;
using ContentApi.Hosting;
using ContentApi.Http;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Tests.Content;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Formats;

/// <summary>A package's forms without a host, also of editions that the checker would refuse.</summary>
internal sealed class RenderedPackage : IDisposable
{
    public FormatRenderer Formats { get; } = V1Services.Formats(new Urls(ContentHost.BaseUrl));
    private readonly CopyOnWriteDictionary<string, Representation> answers;

    /// <param name="change">What is done to each edition before it is published.</param>
    /// <param name="acts">What people did to every edition.</param>
    public RenderedPackage(SamplePackage sample, Func<Edition, Edition>? change = null, params ImmutableArray<Act> acts)
    {
        var (packages, faults) = PackageReader.Read(sample.Files, production: false);
        faults.Should().BeEmpty();
        var increment = SeedRelease.Of(packages);
        var topics = increment.Topics.Select(topic => Topic.Build(
            [.. topic.Documents.Select(document => document with { Edition = change is null ? document.Edition : change(document.Edition!), Acts = acts })]));
        Served = LoadedRelease.Follow(previous: null, increment with { Topics = [.. topics] }, new V1Renderer(ContentSource.Seed("a test"), Formats).Render);
        answers = Served.Answers;
    }

    public LoadedRelease Served { get; }

    /// <summary>Every resource and every single block.</summary>
    public IEnumerable<(string Path, Representation Answer)> Resources =>
        answers.Where(entry => entry.Value.OtherFormats is not null).SelectMany(entry => Blocks(entry.Key, entry.Value).Prepend((entry.Key, entry.Value)));

    public static string Text(Representation answer) => System.Text.Encoding.UTF8.GetString(answer.Identity.Bytes);

    public string Text(string path, Format form) => Text(answers[path].OtherFormats!.Make(answers[path], form));

    public void Dispose() => Formats.Dispose();

    private IEnumerable<(string, Representation)> Blocks(string path, Representation section) => path.Contains("/sections/", StringComparison.Ordinal)
        ? System.Text.Json.Nodes.JsonNode.Parse(section.Identity.Bytes)!.Objects("blocks")
            .Select(block => (Urls.Block(path, block.Text("id")), Formats.Block(section, path, block.Text("id"))!))
        : [];
}
