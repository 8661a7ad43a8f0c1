using ContentApi.Browser.Hosting;
using ContentApi.Content;
using ContentApi.Embedding.Frames;
using ContentApi.Embedding.Targets;
using ContentApi.Http;
using ContentApi.Tests.Content;
using ContentApi.Tests.Formats;
using Microsoft.Extensions.Options;

namespace ContentApi.Browser.Frames;

/// <summary>Whatever a text says, it runs nothing: not even where no policy would forbid it.</summary>
public sealed class HostileFrameTests(Chromium chromium)
{
    private static readonly EmbedTarget[] Subjects =
    [
        new("en-GB", Kind.Topic, "asthma"),
        new("en-GB", Kind.Section, "asthma-inhalers"),
        new("en-GB", Kind.Faq, "asthma", IsList: true),
        new("en-GB", Kind.EligibilityCriterion, "asthma", IsList: true),
    ];

    [Fact]
    public async Task Nothing_runs_and_nothing_leaves_its_place()
    {
        await using var reader = await chromium.ReaderAsync();
        await using var partner = await Partner.StartAsync();
        using var hostile = new RenderedPackage(SamplePackage.Whole, Hostile.Poisoned);
        var pages = new FramePages(Options.Create(new SiteOptions { BaseUrl = hostile.Formats.Urls.Absolute("") }));
        var page = await reader.NewPageAsync();
        var asked = new List<string>();
        page.Dialog += (_, dialog) => { asked.Add(dialog.Message); _ = dialog.DismissAsync(); };
        page.Request += (_, request) => asked.Add(request.Url);

        foreach (var subject in Subjects)
        {
            asked.Clear();
            var answer = pages.Render(EmbedContent.Of(hostile.Served, subject, hostile.Formats), new FrameQuery(null, null, null));
            var address = partner.Put("/hostile", RenderedPackage.Text(answer), policy: "");
            await page.GotoAsync(address);

            // The page's own script, which is not there, and the browser's wish for an icon.
            asked.Should().OnlyContain(request => request == address || request.EndsWith("/embed/v1/frame.js") || request.EndsWith("/favicon.ico"), subject.FramePath);
            (await page.EvaluateAsync<bool>("[...document.querySelectorAll('*')].every(element => element.getAttributeNames().every(name => !name.startsWith('on')))")).Should().BeTrue();
            (await page.EvaluateAsync<bool>("[...document.links].every(link => ['http:', 'https:'].includes(link.protocol))")).Should().BeTrue();
            (await page.EvaluateAsync<bool>("[...document.querySelectorAll('script[type=\"application/ld+json\"]')].every(data => JSON.parse(data.text))")).Should().BeTrue();
            (await page.EvaluateAsync<string>("document.body.textContent")).Should().Contain(Hostile.Text.Replace('\r', '\n'));
            (await page.IsWiderThanItsWindowAsync()).Should().BeFalse();
        }
    }
}
