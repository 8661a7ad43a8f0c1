using System.Globalization;
using System.Text.RegularExpressions;
using ContentApi.Content;
using ContentApi.Delivery.V1;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Hosting;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using ContentApi.Verification;

namespace ContentApi.Tests.Verification;

/// <summary>The seed's texts, to judge pages by without a host.</summary>
internal static partial class Shelf
{
    private const string Prefix = "anti-interleukines-";

    private static readonly OwnLines Own = FormLines.Of("fr");

    private static readonly KnownTopic Topic = Read();

    private static readonly Library Library = new([Topic], []);

    public static IReadOnlyDictionary<string, KnownText> Blocks { get; } = Topic.Texts.Where(text => text.Block is not null).ToDictionary(text => text.Block!);

    private static Dictionary<string, string> Titles { get; } = Topic.Texts
        .Where(text => text is { Block: null, IsLineOnly: false, State.Kind: Kind.Section or Kind.Faq })
        .ToDictionary(text => $"{(text.State.Kind == Kind.Faq ? "q" : "t")}.{text.State.Slug[Prefix.Length..]}", text => text.Text);

    public static IReadOnlyList<Verdict> Judge(string page) => ContentApi.Verification.Judge.Read(
        page.StartsWith('<') ? PageText.OfHtml(page, Own, CancellationToken.None) : PageText.OfText(page, Own), Library, Own, CancellationToken.None);

    /// <summary>« status block/part » of what is of a known text; « unknown »: nothing is.</summary>
    public static List<string> Told(this IEnumerable<Verdict> verdicts)
    {
        List<string> told = [.. verdicts.Where(verdict => verdict.Source is not null).Select(verdict =>
            $"{Word(verdict.Status)} {verdict.Source!.Block ?? verdict.Source.State.Kind.Word()}{(verdict.Part is { } part ? $"/{part}" : "")}")];
        return told.Count > 0 ? told : ["unknown"];
    }

    public static string Word(Status status) => status == Status.OutOfContext ? "out-of-context" : status.ToString().ToLowerInvariant();

    /// <summary>Puts the texts in the place of their names in braces.</summary>
    public static string Expand(string page) => Name().Replace(page, match =>
    {
        if (Titles.TryGetValue(match.Groups["name"].Value, out var title)) return title;
        var block = Blocks[match.Groups["name"].Value];
        var isHtml = match.Groups["li"].Success;
        var first = match.Groups["first"].Success ? int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture) - 1 : 0;
        var last = match.Groups["last"].Success ? int.Parse(match.Groups["last"].ValueSpan, CultureInfo.InvariantCulture) - 1 : match.Groups["first"].Success ? first : block.Sentences.Count - 1;
        if (!block.IsList) return first == 0 && last == block.Sentences.Count - 1 ? block.Text : string.Join(' ', block.Sentences.Skip(first).Take(last - first + 1).Select(block.Words));
        var items = block.Sentences.Skip(first).Take(last - first + 1).GroupBy(sentence => sentence.Item).Select(item => string.Join(' ', item.Select(block.Words)));
        return string.Join(isHtml ? "" : "\n", items.Select(item => isHtml ? $"<li>{item}</li>" : $"- {item}"));
    });

    private static KnownTopic Read()
    {
        var source = ContentSource.Seed("a test");
        var renditions = new V1Renderer(source, V1Services.Formats(new Urls(ContentHost.BaseUrl)));
        var served = LoadedRelease.Follow(previous: null, SeedRelease.Of(new SeedFiles().Read()), renditions.Render);
        return TopicTexts.Of(served.Snapshot.Live.Single(), state => V1Reader.Read(served, state));
    }

    [GeneratedRegex(@"\{(?<name>[a-z0-9.-]+)(:(?<first>\d+)(-(?<last>\d+))?)?(?<li>!li)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
