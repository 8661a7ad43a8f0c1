using System.Text.Json.Nodes;
using ContentApi.Browser.Hosting;
using Microsoft.Playwright;

namespace ContentApi.Browser.Component;

/// <summary>What a partner pastes, and what its readers find there.</summary>
internal static class Pasted
{
    public const string OwnText = "Le texte de la page elle-même.";

    public static string Element(this EmbeddedSite site, string path, string own = $"<p>{OwnText}</p>", string attributes = "") =>
        $"""
        <script type="module" src="{site.Api}/embed/v1/vetted-content.js"></script>
        <vetted-content src="{site.Api}{path}" {attributes}>{own}</vetted-content>
        """;

    /// <summary>A reader opens a partner's page that shows a resource.</summary>
    public static async Task<IPage> OpenAsync(this EmbeddedSite site, string path, string own = $"<p>{OwnText}</p>", string attributes = "", Action<BrowserNewContextOptions>? choose = null)
    {
        var page = await site.ReaderAsync(choose);
        await page.GotoAsync(site.Partner.PutPage("/page", site.Element(path, own, attributes), site.Api));
        return page;
    }

    /// <summary>What is current is said with this, and its key announced.</summary>
    /// <param name="proof">null: what is said is signed by nobody.</param>
    /// <param name="revoked">When its key was revoked.</param>
    public static void State(this EmbeddedSite site, string? proof, DateTimeOffset? revoked = null)
    {
        var keys = Signed.Answer(200, Signed.WithKey(site.Keys, Signed.StatementKey, "freshness", revoked));
        var statement = Signed.Answer(200, new JsonObject { ["proof"] = proof }.ToJsonString());
        site.Way.Replay = request => request.Path.Value switch
        {
            "/.well-known/jwks.json" => keys,
            "/v1/freshness" => statement,
            _ => null,
        };
    }

    public static ILocator Status(this IPage page) => page.Locator("vetted-content").First.Locator("[part=status]");

    /// <summary>What a reader is told of the text, once it is told anything.</summary>
    public static async Task<string> StatusAsync(this IPage page)
    {
        await page.Status().WaitForAsync();
        return await page.Status().EvaluateAsync<string>("status => status.dataset.said");
    }

    public static async Task SaysAsync(this IPage page, string sentence) =>
        await Assertions.Expect(page.Status()).ToContainTextAsync(sentence);

    /// <summary>What a reader sees of the element: the own text when it is shown, else what stands in its place.</summary>
    public static Task<string> VisibleTextAsync(this IPage page) => page.Locator("vetted-content").First.EvaluateAsync<string>(
        """
        element => {
            const view = element.shadowRoot.querySelector('[part=view]');
            return view.querySelector('slot') ? element.innerText : view.innerText;
        }
        """);
}
