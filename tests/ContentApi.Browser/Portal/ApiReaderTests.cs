using System.Text.Json.Nodes;
using ContentApi.Browser.Hosting;
using ContentApi.Content;
using ContentApi.Published;

namespace ContentApi.Browser.Portal;

/// <summary>What integrators try first: <c>/docs/api</c>, as it opens.</summary>
public sealed class ApiReaderTests(EmbeddedSite site) : IClassFixture<EmbeddedSite>
{
    [Fact]
    public async Task Every_operation_answers_when_it_is_executed_as_it_opens_also_after_an_example_was_withdrawn()
    {
        var page = await site.ReaderAsync();
        // The reader lays out some seventy operations with all their schemas before it shows the first.
        page.SetDefaultTimeout((float)TimeSpan.FromMinutes(1).TotalMilliseconds);
        await site.WithdrawAsync("anti-interleukines-arret", Severity.Safety, "Rappel de lot.", kind: Kind.Faq);
        await site.ConfirmAsync();
        var described = JsonNode.Parse(await (await page.APIRequest.GetAsync(site.Api + "/docs/api/v1.json")).TextAsync())!;
        await page.GotoAsync(site.Api + "/docs/api/index.html");
        var operations = page.Locator(".opblock");
        await operations.First.WaitForAsync();
        await page.PictureAsync("api-reader");

        (await operations.CountAsync()).Should().Be(described["paths"]!.AsObject().Sum(path => path.Value!.AsObject().Count));
        var answers = new List<string>();
        foreach (var operation in await operations.AllAsync())
        {
            var name = await operation.Locator(".opblock-summary-operation-id").InnerTextAsync();
            await operation.Locator(".opblock-summary-control").ClickAsync();
            await operation.Locator("button.execute").ClickAsync();
            var status = operation.Locator(".live-responses-table tbody .response-col_status").First;
            await status.WaitForAsync();
            answers.Add($"{(await status.InnerTextAsync()).Trim()[..3]} {name}");
            if (answers.Count is 3) await page.PictureAsync("api-reader-executed");
            await operation.Locator(".opblock-summary-control").ClickAsync();
        }

        answers.Should().OnlyContain(answer => answer.StartsWith("200 ", StringComparison.Ordinal));
    }
}
