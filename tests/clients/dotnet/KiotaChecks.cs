using ContentApi.Clients.Kiota;
using ContentApi.Clients.Kiota.Models;
using ContentApi.Clients.Kiota.V1.Item.EligibilityCriteria;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;


namespace ContentApi.Clients;

internal static class KiotaChecks
{
    public static async Task RunAsync(Checks checks, string api, string tomorrow)
    {
        var content = Client(api).V1[Site.Locale];
        var v1 = Client(api).V1;

        await checks.RunAsync("Kiota: the service document and every list", async () =>
        {
            Checks.That((await v1.GetAsync())!.Locales!.Contains(Site.Locale), "the locale is published");
            Checks.That((await content.Topics.GetAsync())!.Items!.Count > 0, "there are topics");
            Checks.That((await content.Sections.GetAsync())!.Items!.Count > 0, "there are sections");
            Checks.That((await content.Faqs.GetAsync())!.Items!.Count > 0, "there are questions");
            Checks.That((await content.EligibilityCriteria.GetAsync())!.Items!.Count > 0, "there are criteria");
            Checks.That((await content.Citations.GetAsync())!.Items!.Count > 0, "there are citations");
        });
        await checks.RunAsync("Kiota: each kind, and a block", async () =>
        {
            Checks.That((await content.Topics[Site.Topic].GetAsync())!.Kind == "topic", "a topic");
            var section = (await content.Sections[Site.Section].GetAsync())!;
            Checks.That(section.Children!.SelectMany(child => child.Blocks!).SelectMany(Shown).Any(), "its children have words");
            Checks.That((await content.Faqs[Site.Faq].GetAsync())!.Answer![0].Quotes!.Document!.Kind == "section", "an answer quotes a section");
            Checks.That((await content.EligibilityCriteria[Site.Criterion].GetAsync())!.Role == "indication", "a criterion");
            Checks.That((await content.Citations[Site.Citation].GetAsync())!.Csl!.Id == Site.Citation, "a citation");
            var quoted = (await content.Sections[Site.SectionWithList].Blocks[Site.Block].GetAsync())!;
            Checks.That(quoted.Blocks!.Any(block => block is { Type: "list", Items.Count: > 1 }), "a list has its items");
        });
        await checks.RunAsync("Kiota: criteria by role", async () =>
        {
            var items = (await content.EligibilityCriteria.GetAsync(request => request.QueryParameters.Role = GetRoleQueryParameterType.Safeguard))!.Items!;
            Checks.That(items.Count > 0 && items.All(item => item.Role == "safeguard"), "all are safeguards");
        });
        await checks.RunAsync("Kiota: a search and a check", async () =>
        {
            Checks.That((await content.Search.GetAsync(request => request.QueryParameters.Q = "effets secondaires"))!.Total > 0, "something is found");
            var verification = (await v1.Verify.PostAsync(new VerifyRequest { Locale = Site.Locale, Text = Site.Page }))!;
            Checks.That(verification.Fragments![0].Status == "altered", "the page is altered");
        });
        await checks.RunAsync("Kiota: a document by its id, another form, and a bundle", async () =>
        {
            var section = (await content.Sections[Site.Section].GetAsync())!;
            Checks.That((await v1.Documents[section.Id!.Value].GetAsync())!.Title == section.Title, "it is found by its id");
            using var html = new StreamReader((await content.Sections.WithSlugHtml(Site.Section).GetAsync(request => request.QueryParameters.HeadingLevel = 3))!);
            Checks.That((await html.ReadToEndAsync()).StartsWith("<section", StringComparison.Ordinal), "it is HTML");
            await using var file = (await v1.Releases[2].Bundle.GetAsync())!;
            Checks.That((await Checks.FirstLineAsync(file)).Contains("contentapi-bundle", StringComparison.Ordinal), "it is a bundle");
        });
        await checks.RunAsync("Kiota: changes", async () =>
        {
            var changes = (await content.Changes.GetAsync(request => (request.QueryParameters.Since, request.QueryParameters.Limit) = (0, 100)))!;
            Checks.That(changes.Items!.Any(item => item is { Type: "removed", Reason.Length: > 0 }), "one is gone, with its reason");
            Checks.That(changes.Items!.Any(item => item is { Type: "updated", Resource: { Kind: "faq", Question.Length: > 0 } }), "one is a question");
        });
        await checks.RunAsync("Kiota: 304, 400, 404 and 410", async () =>
        {
            var headers = new HeadersInspectionHandlerOption { InspectResponseHeaders = true };
            await content.Sections[Site.Section].GetAsync(request => request.Options.Add(headers));
            var held = await content.Sections[Site.Section].GetAsync(request => request.Headers.Add("If-None-Match", headers.ResponseHeaders["ETag"].Single()));
            Checks.That(held is null, "it is held already");
            var invalid = await ProblemAsync(() => content.Sections.GetAsync(request => request.QueryParameters.Limit = 0));
            Checks.That(invalid is { Code: "invalid-parameters" } && invalid.Errors!.Single().Parameter == "limit", "the limit is refused");
            Checks.That(await ProblemAsync(() => content.Faqs[Site.Absent].GetAsync()) is { Code: "document-not-found", ResponseStatusCode: 404 }, "it never was");
            Checks.That(await ProblemAsync(() => content.Faqs[Site.Withdrawn].GetAsync()) is { Code: "gone", SinceRelease: 2 }, "it is withdrawn");
        });
        await checks.RunAsync("Kiota: what comes later breaks nothing", async () =>
        {
            var later = Client(tomorrow).V1[Site.Locale];
            Checks.That((await later.Sections[Site.SectionWithList].GetAsync())!.Blocks!.SelectMany(Shown).Contains(Site.FromTomorrow), "the words are shown");
            Checks.That((await later.Changes.GetAsync(request => request.QueryParameters.Since = 0))!.Items!.Any(item => item.Type == "renamed"), "an unknown change is read");
            Checks.That((await later.EligibilityCriteria.GetAsync())!.Items![0].Role == "when-to-rest", "an unknown role is read");
        });
    }

    private static ContentClient Client(string baseUrl) => new(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = baseUrl });

    private static IEnumerable<string?> Shown(Block block) => block.Type switch
    {
        "paragraph" => block.Content!.Select(span => span.Text),
        "list" => block.Items!.Select(item => item.Text),
        _ => [block.Text],
    };

    private static async Task<Problem> ProblemAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Problem problem)
        {
            return problem;
        }

        throw new InvalidOperationException("It did not fail.");
    }
}
