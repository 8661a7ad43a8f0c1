using ContentApi.Content;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Tests.Content;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Search;

/// <summary>A search follows the releases.</summary>
public sealed class SearchedReleaseTests(PostgresServer server) : IAsyncLifetime
{
    private readonly ServedSeed seed = new(server);

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task What_was_withdrawn_is_found_no_longer_and_what_quoted_it_is_not_named()
    {
        (await seed.Client.SearchAsync("isotherme")).Found().Should().Equal("preparation");

        await seed.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Chaîne du froid à revoir.", kind: Kind.Section);

        var answer = await seed.Client.SearchAsync("isotherme");
        answer.Found().Should().BeEmpty();
        answer.Text("message").Should().Be("Ce contenu ne parle pas de : « isotherme ».");
        (await seed.Client.SearchAsync("frigo")).Found().Should().BeEmpty("a synonym finds only what is there");
        (await seed.Client.SearchAsync("régularité")).Found().Should().Equal("rythme");
    }

    [Fact]
    public async Task A_withdrawn_question_no_longer_helps_to_find_nor_is_named()
    {
        (await seed.Client.SearchAsync("poser mes questions")).Found().Should().Equal("specialiste");

        await seed.WithdrawAsync("anti-interleukines-interlocuteur", Severity.Clinical, "À revoir.", kind: Kind.Faq);

        (await seed.Client.SearchAsync("poser mes questions")).Found().Should().BeEmpty();
        (await seed.Client.SearchAsync("seul juge")).Objects("items").Single().Objects("quotedBy").Should().NotContain(document => document.Text("slug") == "anti-interleukines-interlocuteur");
    }

    [Fact]
    public async Task A_new_wording_is_found_as_soon_as_it_is_served_and_changes_no_answer_that_it_is_not_in()
    {
        using var before = await seed.Client.GetAsync(Asked.Address("avion"));
        (await seed.Client.SearchAsync("atouts")).Found().Should().BeEmpty();

        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "tous les atouts").Read());

        (await seed.Client.SearchAsync("atouts")).Found().Should().Equal("rythme");
        (await seed.Client.SearchAsync("chances")).Found().Should().BeEmpty();
        using var after = await seed.Client.GetAsync(Asked.Address("avion"));
        after.Headers.ETag.Should().Be(before.Headers.ETag);
        after.Headers.GetValues("Content-Release").Should().Equal("2");
    }

    [Fact]
    public async Task Approved_synonyms_come_and_go_with_their_release()
    {
        (await seed.Client.SearchAsync("villégiature")).Found().Should().BeEmpty();

        await seed.PublishAsync(new SeedFiles().Change("synonyms.yaml", "term: vacances", "term: villégiature").Read());

        (await seed.Client.SearchAsync("villégiature")).Found().Should().Contain("preparation");
        (await seed.Client.SearchAsync("vacances")).Found().Should().BeEmpty();
    }

    [Fact]
    public async Task A_topic_is_searched_alone_when_it_is_asked_for_and_a_word_that_another_one_knows_is_no_slip()
    {
        var (other, faults) = PackageReader.Read(SamplePackage.Whole
            .Replacing("topic.yaml", "en-GB", "fr")
            .Replacing("01-inhalers.md", "It helps.", "Une injonction du médecin.").Files, production: false);
        faults.Should().BeEmpty();
        await seed.PublishAsync(other);

        (await seed.Client.SearchAsync("médecin")).Found().Should().Contain("use").And.Contain("rythme");
        (await seed.Client.SearchAsync("médecin", "&topic=asthma")).Found().Should().Equal("use");
        (await seed.Client.SearchAsync("injonction")).Found().Should().Equal("use");
        (await seed.Client.SearchAsync("injonctoin", "&topic=asthma")).Found().Should().Equal("use");
        (await seed.Client.SearchAsync("rythme", "&topic=asthma")).Text("message").Should().StartWith("La partie choisie");
    }

    [Fact]
    public async Task Another_language_is_searched_and_answered_in_its_own()
    {
        await seed.PublishAsync(SamplePackage.Whole.Read().Packages);

        (await seed.Client.SearchAsync("spacer", locale: "en-GB")).Found().Should().Equal("check-list");
        (await seed.Client.SearchAsync("pregnancy", locale: "en-GB")).Text("message").Should().Be("This content does not speak of: “pregnancy”.");
        (await seed.Client.SearchAsync("médecin", locale: "en-GB")).Found().Should().BeEmpty();
    }

    [Fact]
    public async Task A_locale_that_everything_was_withdrawn_from_speaks_of_nothing()
    {
        await seed.WithdrawAsync("anti-interleukines", Severity.Safety, "Tout est à revoir.", kind: Kind.Topic);

        var answer = await seed.Client.SearchAsync("avion", "&topic=anti-interleukines");

        answer.Found().Should().BeEmpty();
        answer.Unknown().Should().Equal("avion");
    }
}
