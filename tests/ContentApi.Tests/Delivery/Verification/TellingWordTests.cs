using ContentApi.Content;
using ContentApi.Content.Matching;
using ContentApi.Delivery.V1;
using ContentApi.Delivery.V1.Forms;
using ContentApi.Http;
using ContentApi.Operations;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.Options;

namespace ContentApi.Tests.Delivery.Verification;

/// <summary>One negation, number or name of a medicine more, less or other, anywhere in any block: never anything but altered.</summary>
public sealed class TellingWordTests
{
    private static readonly string[] Inserted = ["jamais", "ne", "sans", "3", "2,5", "méthotrexate"];

    private static readonly ContentSource Seed = ContentSource.Seed("a test");
    private static readonly Renditions Renditions = new(Options.Create(new SiteOptions { BaseUrl = ContentHost.BaseUrl }), Seed, new FormMaker());
    private static readonly ContentApi.Published.Served Served = ContentApi.Published.Served.Follow(previous: null, SeedRelease.Of(new SeedFiles().Read()), Renditions.Render);

    public static TheoryData<string, string> Blocks => new(
        from package in new SeedFiles().Read()
        from section in package.Documents.OfType<SectionEdition>()
        from block in section.Blocks
        select (section.Slug, block.Id));

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_telling_word_more_less_or_other_is_altered(string slug, string id)
    {
        using var verifier = new Verifier(Renditions, new FormerTexts(Seed));
        var section = new SeedFiles().Read().SelectMany(package => package.Documents).OfType<SectionEdition>().Single(section => section.Slug == slug);
        var block = section.FindBlock(id)!;
        var text = block.Text(_ => 1);
        var around = string.Join('\n', section.Blocks.Where(other => block.Requires.Contains(other.Id)).Select(other => other.Text(_ => 1)));
        var tried = 0;
        foreach (var (changed, what) in Changes(text))
        {
            tried++;
            var fragments = verifier.Verify(Served, new VerifyRequest { Locale = "fr", Text = $"{around}\n{changed}" }, TestContext.Current.CancellationToken).Fragments;
            var own = fragments.Where(fragment => fragment.Block != null && !block.Requires.Contains(fragment.Block)).ToList();

            own.Should().Contain(fragment => fragment.Status == "altered", $"{what}: {string.Join(" | ", fragments.Select(fragment => $"{fragment.Status} {fragment.Text}"))}");
            fragments.Should().NotContain(fragment => fragment.Status == "unknown", what);
            own.Should().NotContain(fragment => fragment.Part == null && fragment.Status != "altered", what);
        }

        tried.Should().BeGreaterThan(20);
    }

    private static IEnumerable<(string Text, string What)> Changes(string text)
    {
        var words = MatchingForm.Of(text).Words;
        foreach (var word in words.Where(word => TellingWords.Contains(word.Key)))
        {
            yield return (text[..word.Start] + text[word.End..], $"without « {word.Key} »");
            foreach (var other in Inserted.Where(other => other != word.Key)) yield return ($"{text[..word.Start]}{other} {text[word.End..]}", $"« {other} » for « {word.Key} »");
        }

        foreach (var (at, word) in words.Index())
        {
            if (text[..word.Start].EndsWith('\'') || text[..word.Start].EndsWith('’')) continue;
            yield return ($"{text[..word.Start]}{Inserted[at % Inserted.Length]} {text[word.Start..]}", $"« {Inserted[at % Inserted.Length]} » before « {word.Key} » ({at})");
        }

        foreach (var other in Inserted) yield return ($"{text} {other}", $"« {other} » at the end");
    }
}
