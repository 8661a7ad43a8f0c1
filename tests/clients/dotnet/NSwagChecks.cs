using System.Text.Json;
using System.Text.Json.Serialization;
using ContentApi.Clients.NSwag;


namespace ContentApi.Clients
{
    internal static class NSwagChecks
    {
        public static async Task RunAsync(Checks checks, string api, string tomorrow)
        {
            using var http = new HttpClient();
            var client = new ContentClient(http) { BaseUrl = api };

            await checks.RunAsync("NSwag: the service document and every list", async () =>
            {
                Checks.That((await client.GetServiceAsync()).Result.Locales.Contains(Site.Locale), "the locale is published");
                Checks.That((await client.ListTopicsAsync(Site.Locale)).Result.Items.Count > 0, "there are topics");
                Checks.That((await client.ListSectionsAsync(Site.Locale)).Result.Items.Count > 0, "there are sections");
                Checks.That((await client.ListFaqsAsync(Site.Locale)).Result.Items.Count > 0, "there are questions");
                Checks.That((await client.ListEligibilityCriteriaAsync(Site.Locale)).Result.Items.Count > 0, "there are criteria");
                Checks.That((await client.ListCitationsAsync(Site.Locale)).Result.Items.Count > 0, "there are citations");
            });
            await checks.RunAsync("NSwag: each kind, and a block", async () =>
            {
                Checks.That((await client.GetTopicAsync(Site.Locale, Site.Topic)).Result.Kind == "topic", "a topic");
                var section = (await client.GetSectionAsync(Site.Locale, Site.Section)).Result;
                Checks.That(section.Children.SelectMany(child => child.Blocks).SelectMany(Shown).Any(), "its children have words");
                Checks.That((await client.GetFaqAsync(Site.Locale, Site.Faq)).Result.Answer.First().Quotes!.Document.Kind == "section", "an answer quotes a section");
                Checks.That((await client.GetEligibilityCriterionAsync(Site.Locale, Site.Criterion)).Result.Role == "indication", "a criterion");
                Checks.That((await client.GetCitationAsync(Site.Locale, Site.Citation)).Result.Csl.Id == Site.Citation, "a citation");
                var quoted = (await client.GetSectionBlockAsync(Site.Locale, Site.SectionWithList, Site.Block)).Result;
                Checks.That(quoted.Blocks.Any(block => block is { Type: "list", Items.Count: > 1 }), "a list has its items");
            });
            await checks.RunAsync("NSwag: criteria by role", async () =>
            {
                var items = (await client.ListEligibilityCriteriaAsync(Site.Locale, role: Role.Safeguard)).Result.Items;
                Checks.That(items.Count > 0 && items.All(item => item.Role == "safeguard"), "all are safeguards");
            });
            await checks.RunAsync("NSwag: a search and a check", async () =>
            {
                Checks.That((await client.SearchAsync(Site.Locale, "effets secondaires")).Result.Total > 0, "something is found");
                var verification = (await client.VerifyAsync(new VerifyRequest { Locale = Site.Locale, Text = Site.Page })).Result;
                Checks.That(verification.Fragments.First().Status == "altered", "the page is altered");
            });
            await checks.RunAsync("NSwag: a document by its id, another form, and a bundle", async () =>
            {
                var section = (await client.GetSectionAsync(Site.Locale, Site.Section)).Result;
                Checks.That((await client.FindDocumentAsync(section.Id)).Result.Title == section.Title, "it is found by its id");
                using var html = await client.GetSectionHtmlAsync(Site.Locale, Site.Section, heading_level: 3);
                using var reader = new StreamReader(html.Stream);
                Checks.That((await reader.ReadToEndAsync()).StartsWith("<section", StringComparison.Ordinal), "it is HTML");
                Checks.That((await client.GetSectionTextAsync(Site.Locale, Site.Section)).Result.Length > 0, "it is plain text");
                using var file = await client.GetReleaseBundleAsync(2);
                Checks.That((await Checks.FirstLineAsync(file.Stream)).Contains("contentapi-bundle", StringComparison.Ordinal), "it is a bundle");
            });
            await checks.RunAsync("NSwag: changes", async () =>
            {
                var changes = (await client.ListChangesAsync(Site.Locale, since: 0, limit: 100)).Result;
                Checks.That(changes.Items.Any(item => item is { Type: "removed", Reason.Length: > 0 }), "one is gone, with its reason");
                Checks.That(changes.Items.Any(item => item is { Type: "updated", Resource: { Kind: "faq", Question.Length: > 0 } }), "one is a question");
            });
            await checks.RunAsync("NSwag: 304, 400, 404 and 410", async () =>
            {
                var tag = (await client.GetSectionAsync(Site.Locale, Site.Section)).Headers["ETag"].Single();
                Checks.That((await FailureAsync(() => client.GetSectionAsync(Site.Locale, Site.Section, if_None_Match: tag))).StatusCode == 304, "it is held already");
                var invalid = await ProblemAsync(() => client.ListSectionsAsync(Site.Locale, limit: 0));
                Checks.That(invalid is { Code: "invalid-parameters" } && invalid.Errors!.Single().Parameter == "limit", "the limit is refused");
                Checks.That(await ProblemAsync(() => client.GetFaqAsync(Site.Locale, Site.Absent)) is { Code: "document-not-found", Status: 404 }, "it never was");
                Checks.That(await ProblemAsync(() => client.GetFaqAsync(Site.Locale, Site.Withdrawn)) is { Code: "gone", SinceRelease: 2 }, "it is withdrawn");
            });
            await checks.RunAsync("NSwag: what comes later breaks nothing", async () =>
            {
                var later = new ContentClient(http) { BaseUrl = tomorrow };
                Checks.That((await later.GetSectionAsync(Site.Locale, Site.SectionWithList)).Result.Blocks.SelectMany(Shown).Contains(Site.FromTomorrow), "the words are shown");
                Checks.That((await later.ListChangesAsync(Site.Locale, since: 0)).Result.Items.Any(item => item.Type == "renamed"), "an unknown change is read");
                Checks.That((await later.ListEligibilityCriteriaAsync(Site.Locale)).Result.Items.First().Role == "when-to-rest", "an unknown role is read");
            });
        }

        private static IEnumerable<string> Shown(Block block) => block.Type switch
        {
            "paragraph" => block.Content!.Select(span => span.Text),
            "list" => block.Items!.Select(item => item.Text),
            _ => [block.Text],
        };

        private static async Task<ApiException> FailureAsync(Func<Task> call)
        {
            try
            {
                await call();
            }
            catch (ApiException failure)
            {
                return failure;
            }

            throw new InvalidOperationException("It did not fail.");
        }

        private static async Task<Problem> ProblemAsync(Func<Task> call) => ((ApiException<Problem>)await FailureAsync(call)).Result;
    }
}

namespace ContentApi.Clients.NSwag
{
    public partial class ContentClient
    {
        /// <summary>A request omits the members that it does not use.</summary>
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
    }
}
