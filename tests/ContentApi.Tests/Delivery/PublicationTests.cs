using System.Net;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Npgsql;

namespace ContentApi.Tests.Delivery;

/// <summary>What a publication changes for readers, and what it leaves alone. Each test has a database of its own.</summary>
public sealed class PublicationTests(PostgresServer server) : IAsyncLifetime
{
    private readonly ServedSeed seed = new(server);

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task A_publication_changes_the_tags_of_what_it_changed_and_of_nothing_else()
    {
        var before = await TagsAsync(seed.Host);

        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());

        var after = await TagsAsync(seed.Host);
        var changed = after.Where(entry => before[entry.Key] != entry.Value).Select(entry => entry.Key).Order();
        changed.Should().Equal((await ChangedAsync(2)).Order());
        changed.Should().Contain("/v1/fr/sections/anti-interleukines-suivi", "it brings its child")
            .And.Contain("/v1/fr/topics/anti-interleukines")
            .And.NotContain("/v1/fr/sections/anti-interleukines-definition");
    }

    [Fact]
    public async Task A_changed_citation_changes_all_that_carry_it()
    {
        var before = await TagsAsync(seed.Host);

        await seed.PublishAsync(new SeedFiles().Change("citations.yaml", "Menter A et al. Joint", "Menter A, et al. Joint").Read());

        var after = await TagsAsync(seed.Host);
        var changed = after.Where(entry => before[entry.Key] != entry.Value).Select(entry => entry.Key).Order();
        changed.Should().Equal((await ChangedAsync(2)).Order()).And.Contain("/v1/fr/sections/anti-interleukines-pour-qui");
    }

    [Fact]
    public async Task Importing_the_same_text_again_makes_no_release()
    {
        (await seed.PublishAsync(new SeedFiles().Read())).Should().BeNull();
    }

    [Fact]
    public async Task A_second_node_and_a_restart_serve_the_same_tags()
    {
        var here = await TagsAsync(seed.Host);

        await using var other = await (await ContentHost.StartAsync(seed.Database.Reader)).ReadyAsync();

        (await TagsAsync(other)).Should().Equal(here);
    }

    [Fact]
    public async Task A_withdrawn_section_is_gone_with_what_quotes_it_and_says_why_and_what_instead()
    {
        var withdrawn = await seed.Client.GetJsonAsync("/v1/fr/sections/anti-interleukines-voyage");
        var instead = await seed.Client.GetJsonAsync("/v1/fr/sections/anti-interleukines-suivi");
        await seed.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Chaîne du froid à revoir.", "anti-interleukines-suivi", Kind.Section);

        using var response = await seed.Client.GetAsync("/v1/fr/sections/anti-interleukines-voyage");

        response.StatusCode.Should().Be(HttpStatusCode.Gone);
        response.Headers.CacheControl!.ToString().Should().Contain("max-age=60");
        var problem = await response.JsonAsync();
        (problem.Text("code"), problem.Text("reason"), problem.Text("severity")).Should().Be(("gone", "Chaîne du froid à revoir.", "safety"));
        problem["sinceRelease"]!.GetValue<int>().Should().Be(2);
        problem["document"]!.Keys().Should().Equal("id", "kind", "slug", "title", "canonicalUrl");
        (problem["document"]!.Text("title"), problem["document"]!.Text("canonicalUrl"))
            .Should().Be((withdrawn.Text("title"), "https://content.example/v1/fr/sections/anti-interleukines-voyage"));
        problem["replacement"]!.Keys().Should().Equal("id", "kind", "slug", "title", "canonicalUrl");
        (problem["replacement"]!.Text("title"), problem["replacement"]!.Text("canonicalUrl"))
            .Should().Be((instead.Text("title"), "https://content.example/v1/fr/sections/anti-interleukines-suivi"));
        problem["bundle"].Should().BeNull();

        foreach (var collection in new[] { "topics", "sections", "faqs", "eligibility-criteria" })
        {
            var items = await seed.Client.GetAllAsync($"/v1/fr/{collection}?limit=100");
            items.Should().NotBeEmpty();
            items.Should().OnlyContain(item => !item.ToJsonString(default).Contains("renouvellements"), collection);
        }
    }

    [Fact]
    public async Task A_withdrawn_document_is_gone_by_its_id_too()
    {
        var id = (await seed.Client.GetJsonAsync("/v1/fr/sections/anti-interleukines-voyage")).Text("id");
        await seed.WithdrawAsync("anti-interleukines-voyage", Severity.Clinical, "Périmé.", kind: Kind.Section);

        using var response = await seed.Client.GetAsync($"/v1/documents/{id}");

        response.StatusCode.Should().Be(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_locale_that_everything_was_withdrawn_from_has_empty_lists()
    {
        await seed.WithdrawAsync("anti-interleukines", Severity.Safety, "Tout est à revoir.", kind: Kind.Topic);

        foreach (var collection in new[] { "topics", "sections", "faqs", "eligibility-criteria", "citations" })
        {
            (await seed.Client.GetJsonAsync($"/v1/fr/{collection}")).Objects("items").Should().BeEmpty(collection);
        }

        using var never = await seed.Client.GetAsync("/v1/fr/faqs/nulle-part");
        (await never.JsonAsync()).Text("code").Should().Be("document-not-found");
    }

    [Fact]
    public async Task A_withdrawal_renumbers_nothing()
    {
        await seed.WithdrawAsync("anti-interleukines-definition", Severity.Clinical, "Périmé.", kind: Kind.Section);

        (await seed.Client.GetAllAsync("/v1/fr/sections")).Select(section => section["position"]!.GetValue<int>()).Should().Equal(2, 3, 5);
    }

    [Fact]
    public async Task A_renamed_section_redirects_for_good_from_its_old_address()
    {
        await seed.PublishAsync(new SeedFiles()
            .Change("05-voyage.md", "slug: voyage", "slug: voyager")
            .Change("topic.yaml", "voyage", "voyager")
            .Change("faqs.yaml", "voyage#", "voyager#").Read());

        using var response = await seed.Client.GetAsync("/v1/fr/sections/anti-interleukines-voyage");

        response.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        response.Headers.Location.Should().Be("https://content.example/v1/fr/sections/anti-interleukines-voyager");
    }

    [Fact]
    public async Task A_cursor_goes_on_after_a_publication_in_the_middle()
    {
        var first = await seed.Client.GetJsonAsync("/v1/fr/citations?limit=4");
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());

        var rest = await seed.Client.GetAllAsync(new Uri(first.Text("next")).PathAndQuery);

        rest.Select(citation => citation["number"]!.GetValue<int>()).Should().Equal(5, 6, 7, 8);
    }

    [Fact]
    public async Task What_carries_over_to_the_next_release_is_the_same_answer_with_its_codings()
    {
        const string kept = "/v1/fr/sections/anti-interleukines-definition";
        var before = seed.Host.Current.Served!.Answers[kept];

        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());

        seed.Host.Current.Served!.Answers[kept].Should().BeSameAs(before);
    }

    /// <summary>Tag and date of every content resource, by path.</summary>
    private static async Task<SortedDictionary<string, string>> TagsAsync(ContentHost host)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in host.Current.Served!.Answers.Keys.Where(path => path.Count(character => character == '/') == 4))
        {
            using var response = await host.Client.GetAsync(path);
            tags.Add(path, $"{response.Headers.ETag} {response.Content.Headers.LastModified}");
        }

        tags.Should().NotBeEmpty();
        return tags;
    }

    /// <summary>The addresses of the documents that a release changed.</summary>
    private async Task<List<string>> ChangedAsync(int release)
    {
        await using var connection = new NpgsqlConnection(seed.Database.Reader);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select document from published.release_change where release = $1", connection)
        {
            Parameters = { new() { Value = release } },
        };
        var paths = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var topic = seed.Host.Current.Served!.Snapshot.TopicOf(reader.GetGuid(0))!;
            var state = topic.Find(reader.GetGuid(0))!;
            paths.Add($"/v1/{state.Locale}/{state.Kind.Collection()}/{state.Slug}");
        }

        return paths;
    }
}
