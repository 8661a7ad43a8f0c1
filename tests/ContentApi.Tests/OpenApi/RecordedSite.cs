using ContentApi.Content;
using ContentApi.Delivery.V1;
using ContentApi.Editorial;
using ContentApi.Hosting;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Signing;
using ContentApi.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ContentApi.Tests.OpenApi;

/// <summary>
/// The seed, served: published, with one slug changed since and one answer withdrawn. The clock stands still between releases,
/// so that what is recorded today is what was recorded before. And a node that fails, for the errors that are ours.
/// </summary>
public sealed class RecordedSite(PostgresServer server) : IAsyncLifetime
{
    private const string Broken = "/v1/releases/current";

    private readonly TestDatabase database = new(server);
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private ContentHost? host;

    /// <summary>One answer of each operation and of each error, by operation id or error code.</summary>
    internal Dictionary<string, RecordedAnswer> Answers { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await ImportAsync(new SeedFiles().Change("faqs.yaml", "slug: avion", "slug: en-avion"), "The demonstration text.");
        await ImportAsync(new SeedFiles(), "One slug changed.");
        await using (var context = new EditorialContext(database.Editor))
        {
            var order = new WithdrawalOrder(
                "anti-interleukines-cabine", Severity.Editorial, "La réponse est donnée avec celle sur l’avion.", "anti-interleukines-avion", Kind.Faq);
            await new Withdrawal(context, clock, TestKey.Publisher).RunAsync(order, Stop);
        }

        await new KeyRegister(database.Owner).AnnounceAsync(TestKey.Freshness.Public, Stop);
        await new Confirmation(database.Editor, clock, TestKey.Freshness, TrustedKeys.All).SignAsync(TimeSpan.FromDays(1), Stop);
        host = await (await ContentHost.StartAsync(database.Reader)).ReadyAsync();
        foreach (var (operation, path) in Examples.Addresses) Answers.Add(operation, await GetAsync(path));
        // What was superseded is read beside the serving.
        await ContentHost.UntilAsync(async () => (await SendAsync(host, Examples.Page())).Json["history"]!.GetValue<string>() == "complete");
        Answers.Add("verify", await SendAsync(host, Examples.Page()));
        foreach (var (code, request) in Examples.Refusals) Answers.Add(code, await SendAsync(host, request()));
        await RecordOutagesAsync();
        await RecordRefusalAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        await database.DisposeAsync();
    }

    internal Task<RecordedAnswer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(host!, request);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<RecordedAnswer> SendAsync(ContentHost host, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await host.Client.SendAsync(request, Stop);
            return await RecordedAnswer.OfAsync(response);
        }
    }

    private async Task ImportAsync(SeedFiles files, string note)
    {
        await using var context = new EditorialContext(database.Editor);
        await new Import(context, clock, TestKey.Publisher).RunAsync(files.Read(), new ImportOrder(Severity.Editorial, note), Stop);
        clock.Advance(TimeSpan.FromDays(1));
    }

    /// <summary>A node whose database is away: nothing loaded yet, then loaded and never confirmed, then at fault itself.</summary>
    private async Task RecordOutagesAsync()
    {
        await using var node = await ContentHost.StartAsync(
            "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing",
            services => services.AddSingleton<Renderer>(provider => (snapshot, topics, previous) =>
            {
                var answers = provider.GetRequiredService<V1Renderer>().Render(snapshot, topics, previous).Edit();
                answers.Remove(Broken);
                return answers.Finish();
            }),
            "--Published:ChangeRetention=1");
        Task<RecordedAnswer> AskAsync() => SendAsync(node, new HttpRequestMessage(HttpMethod.Get, Broken));

        Answers.Add("not-ready", await AskAsync());
        node.Current.Advance(known: null, SeedRelease.Of(new SeedFiles().Read()), Stop);
        Answers.Add("content-unconfirmed", await AskAsync());
        node.Current.Confirm();
        Answers.Add("internal-error", await AskAsync());

        // What is before the release that it was given, it would have to ask for.
        node.Current.Advance(node.Current.Served, new Increment([new Release(2, clock.GetUtcNow(), Severity.Editorial, null)], []), Stop);
        Answers.Add("changes-expired", await SendAsync(node, new HttpRequestMessage(HttpMethod.Get, "/v1/fr/changes?since=0")));
        Answers.Add("history-unavailable", await SendAsync(node, new HttpRequestMessage(HttpMethod.Get, "/v1/fr/sections?release=1")));
    }

    /// <summary>A node that allows nobody more than one request a minute.</summary>
    private async Task RecordRefusalAsync()
    {
        await using var node = await (await ContentHost.StartAsync(database.Reader, configure: null, "--RateLimit:PerMinute=1")).ReadyAsync();
        await SendAsync(node, new HttpRequestMessage(HttpMethod.Get, "/v1"));
        Answers.Add("rate-limited", await SendAsync(node, new HttpRequestMessage(HttpMethod.Get, "/v1/fr/sections")));
    }

    /// <summary>What is asked for to be recorded. Lists are asked for one item: short, and true.</summary>
    private static class Examples
    {
        public static readonly (string Operation, string Path)[] Addresses =
        [
            ("getService", "/v1"),
            ("listTopics", "/v1/fr/topics?limit=1"),
            ("getTopic", "/v1/fr/topics/anti-interleukines"),
            ("listSections", "/v1/fr/sections?limit=1"),
            ("getSection", "/v1/fr/sections/anti-interleukines-suivi"),
            ("getSectionBlock", "/v1/fr/sections/anti-interleukines-pour-qui/blocks/verifications-liste"),
            ("listFaqs", "/v1/fr/faqs?limit=1"),
            ("getFaq", "/v1/fr/faqs/anti-interleukines-arret"),
            ("listEligibilityCriteria", "/v1/fr/eligibility-criteria?limit=1"),
            ("getEligibilityCriterion", "/v1/fr/eligibility-criteria/anti-interleukines-indication"),
            ("listCitations", "/v1/fr/citations?limit=1"),
            ("getCitation", "/v1/fr/citations/anti-interleukines-inserm"),
            ("getKeys", "/.well-known/jwks.json"),
            ("getFreshness", "/v1/freshness"),
            ("search", "/v1/fr/search?q=effets%20secondaires"),
            ("listReleases", "/v1/releases?limit=1"),
            ("getRelease", "/v1/releases/1"),
            ("getCurrentRelease", "/v1/releases/current"),
            ("listChanges", "/v1/fr/changes?since=1&limit=2"),
            ("getHistory", "/v1/documents/ab8d8a62-e335-408b-8b7c-78829eec15f2/history?limit=2"),
        ];

        public static HttpRequestMessage Page(string text = """
            La régularité c'est la clé
            Quel que soit le rythme d'injection de votre traitement, la régularité est indispensable. Arrêtez votre traitement avant d'en avoir parlé avec votre médecin.
            Une surveillance médicale spécifique est nécessaire pour les biothérapies en raison des effets secondaires dont elles peuvent être responsables, en particulier le risque d'infection [5].
            Prenez rendez-vous en ligne.
            """) => Verify(new System.Text.Json.Nodes.JsonObject { ["locale"] = "fr", ["text"] = text }.ToJsonString());

        public static HttpRequestMessage Verify(string body, string type = "application/json") =>
            new(HttpMethod.Post, "/v1/verify") { Content = new StringContent(body, System.Text.Encoding.UTF8, type) };

        public static readonly (string Code, Func<HttpRequestMessage> Request)[] Refusals =
        [
            ("invalid-body", () => Verify("""{ "text": "a", "html": "b" }""")),
            ("too-many-words", () => Page(string.Concat(Enumerable.Repeat("mot ", 40_001)))),
            ("unsupported-media-type", () => Verify("a", "text/plain")),
            ("invalid-parameters", () => new(HttpMethod.Get, "/v1/fr/sections?limit=0&topics=psoriasis")),
            ("bad-request", () => new(HttpMethod.Get, "/v1/fr/sections/%FF")),
            ("not-found", () => new(HttpMethod.Get, "/v1/francais/sections")),
            ("document-not-found", () => new(HttpMethod.Get, "/v1/fr/sections/anti-interleukines-grossesse")),
            ("release-not-reached", () => new(HttpMethod.Get, "/v1/fr/changes?since=99")),
            ("release-not-found", () => new(HttpMethod.Get, "/v1/releases/99")),
            ("locale-not-published", () => new(HttpMethod.Get, "/v1/de/sections")),
            ("method-not-allowed", () => new(HttpMethod.Delete, "/v1/fr/sections")),
            ("not-acceptable", () => new(HttpMethod.Get, "/v1/fr/sections") { Headers = { { "Accept", "application/xml" } } }),
            ("gone", () => new(HttpMethod.Get, "/v1/fr/faqs/anti-interleukines-cabine")),
            ("precondition-failed", () => new(HttpMethod.Get, "/v1/fr/sections") { Headers = { { "If-Match", "\"another\"" } } }),
            ("range-not-satisfiable", () => new(HttpMethod.Get, "/v1/releases/2/bundle") { Headers = { { "Range", "bytes=99999999-" } } }),
            ("content-too-large", () => new(HttpMethod.Get, "/v1/fr/sections") { Content = new ByteArrayContent(new byte[Limits.RequestBody + 1]) }),
        ];
    }
}
