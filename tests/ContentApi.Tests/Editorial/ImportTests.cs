using ContentApi.Content;
using ContentApi.Editorial;
using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Editorial;

public sealed class ImportTests(PostgresServer server) : EditorialTest(server)
{
    private readonly Sample sample = new();

    [Fact]
    public async Task First_import_publishes_all_of_the_package()
    {
        var report = await ImportAsync(new ImportOrder(Severity.Clinical, "Première mise en ligne"), sample);

        (report.Release! with { Proof = null }).Should().Be(new Release(1, new DateTimeOffset(2026, 10, 12, 8, 0, 0, TimeSpan.Zero), Severity.Clinical, "Première mise en ligne"));
        report.Differences.Should().HaveCount(10).And.OnlyContain(difference => difference.Outcome == Outcome.New);
        (await ReadAsync()).Live.Should().ContainSingle().Which.Live(Kind.Section).Select(section => section.State.Slug)
            .Should().Equal("essai-debut", "essai-suivi", "essai-rythme");
    }

    [Fact]
    public async Task Same_text_again_makes_no_edition_and_no_release()
    {
        await PublishAsync(sample);
        var again = await PublishAsync(sample);

        again.Release.Should().BeNull();
        again.Editions.Values.Should().NotContain(edition => edition.IsNew);
        again.Differences.Should().OnlyContain(difference => difference.Outcome == Outcome.Unchanged);
        (await AskAsync<long>("select count(*) from content.audit")).Should().Be(1);
    }

    [Fact]
    public async Task Without_publish_editions_are_stored_and_nothing_is_released()
    {
        var report = await ImportAsync(new ImportOrder(), sample);

        report.Release.Should().BeNull();
        (await AskAsync<long>("select count(*) from content.edition")).Should().Be(10);
        (await AskAsync<long>("select count(*) from content.release")).Should().Be(0);
    }

    [Fact]
    public async Task Stored_editions_are_published_later_as_they_are()
    {
        await ImportAsync(new ImportOrder(), sample);
        var report = await PublishAsync(sample);

        report.Release!.Number.Should().Be(1);
        report.Editions.Values.Should().OnlyContain(edition => !edition.IsNew && edition.Number == 1);
    }

    [Fact]
    public async Task Change_of_a_quoted_block_makes_the_new_edition_of_what_quotes_it()
    {
        await PublishAsync(sample);
        var changed = sample.With("visite", "Une visite tous les six mois ");
        var report = await PublishAsync(changed);

        Outcomes(sample, report.Differences).Should().Equal(new Dictionary<string, Outcome>
        {
            [""] = Outcome.Affected,
            ["suivi"] = Outcome.Changed,
            ["quand"] = Outcome.Changed,
        });
        report.Differences.Single(difference => difference.Document == sample.Id("quand")).Repinned
            .Should().ContainSingle().Which.Document.Should().Be(sample.Id("suivi"));
    }

    [Fact]
    public async Task Change_of_a_citation_affects_the_section_that_cites_it()
    {
        await PublishAsync(sample);
        var report = await PublishAsync(sample.With("inserm", "Inserm, autre référence."));

        Outcomes(sample, report.Differences).Should().Contain("inserm", Outcome.Changed).And.Contain("debut", Outcome.Affected);
        (await AskAsync<int>($"select e.number from content.release_change c join content.edition e on e.id = c.edition where release = 2 and c.document = '{sample.Id("debut")}'"))
            .Should().Be(1);
    }

    [Fact]
    public async Task Every_changed_document_has_one_row_in_the_release()
    {
        await PublishAsync(sample);
        var report = await ImportAsync(new ImportOrder(Severity.Safety), sample.With("jamais", "N’arrêtez pas."));

        (await AskAsync<Guid[]>("select array_agg(document) from content.release_change where release = 2 and severity = 'safety'"))
            .Should().BeEquivalentTo(report.Differences.Where(difference => difference.Outcome != Outcome.Unchanged).Select(difference => difference.Document));
    }

    [Fact]
    public async Task What_left_the_package_is_not_removed_without_a_reason()
    {
        await PublishAsync(sample);

        await FluentActions.Awaiting(() => PublishAsync(sample.Without("quand", "controle"))).Should().ThrowAsync<RefusedException>()
            .WithMessage("*faq essai-quand*eligibility-criterion essai-controle*--reason*");
        (await ReadAsync()).Release.Number.Should().Be(1);
        (await AskAsync<long>("select count(*) from content.edition")).Should().Be(10);
    }

    [Fact]
    public async Task What_left_the_package_is_gone_with_its_reason()
    {
        await PublishAsync(sample);
        var report = await ImportAsync(new ImportOrder(Severity.Editorial, Reason: "Doublon."), sample.Without("quand"));

        Outcomes(sample, report.Differences).Should().Contain("quand", Outcome.Gone);
        (await ReadAsync()).Find(new Address("fr", Kind.Faq, "essai-quand")).Should().BeEquivalentTo(
            new { IsLive = false, Reason = "Doublon.", Appeared = report.Release });
    }

    [Fact]
    public async Task What_is_gone_stays_gone_while_its_package_goes_on()
    {
        await PublishAsync(sample);
        await ImportAsync(new ImportOrder(Severity.Editorial, Reason: "Doublon."), sample.Without("quand"));
        var report = await PublishAsync(sample.Without("quand").With("jamais", "N’arrêtez pas."));

        Outcomes(sample, report.Differences).Should().NotContainKey("quand");
        (await ReadAsync()).Find(new Address("fr", Kind.Faq, "essai-quand"))!.Appeared.Number.Should().Be(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Withdrawn_text_does_not_come_back_with_its_package(bool publish)
    {
        await PublishAsync(sample);
        await WithdrawAsync("essai-quand");

        await FluentActions.Awaiting(() => ImportAsync(new ImportOrder(publish ? Severity.Editorial : null), sample))
            .Should().ThrowAsync<RefusedException>().WithMessage("*faq essai-quand (2026-10-12, release 2: Rappel de lot.)*--restore*");
    }

    [Fact]
    public async Task Withdrawn_text_is_restored_when_asked()
    {
        await PublishAsync(sample);
        await WithdrawAsync("essai-quand");
        var report = await ImportAsync(new ImportOrder(Severity.Clinical, Restore: true), sample);

        Outcomes(sample, report.Differences).Should().Equal(new Dictionary<string, Outcome> { ["quand"] = Outcome.Restored });
        (await ReadAsync()).Find(new Address("fr", Kind.Faq, "essai-quand")).Should().BeEquivalentTo(
            new { EditionNumber = 1, Reason = (string?)null, Appeared = report.Release });
    }

    [Fact]
    public async Task Kind_locale_and_topic_of_a_document_never_change()
    {
        await PublishAsync(sample);
        var other = new Sample("autre");
        var package = other.Package();
        var stolen = package with { Documents = package.Documents.SetItem(0, package.Documents[0] with { Document = sample.Id("debut") }) };

        await RefusedAsync(stolen, "*section in fr of topic*never change*");
        await RefusedAsync(package with { Topic = package.Topic with { Document = sample.Id("debut") } }, "*never change*");
        await RefusedAsync(sample.Package() with { Topic = sample.Package().Topic with { Locale = "fr-CA" } }, "*never change*");
    }

    [Fact]
    public async Task Slug_of_another_document_is_refused()
    {
        await PublishAsync(sample);
        var replaced = sample.Package();
        var impostor = replaced.Documents.OfType<FaqEdition>().First() with { Document = Guid.CreateVersion7() };

        await RefusedAsync(replaced with { Documents = replaced.Documents.Add(impostor) }, "*slug essai-quand of faq*belongs to*");
    }

    [Fact]
    public async Task Slug_that_a_document_had_stays_its_own()
    {
        await PublishAsync(sample);
        var renamed = sample.Renaming("quand", "retour");
        await PublishAsync(renamed);
        var snapshot = await ReadAsync();

        snapshot.Find(new Address("fr", Kind.Faq, "essai-quand")).Should().BeSameAs(snapshot.Find(new Address("fr", Kind.Faq, "essai-retour")));
        await FluentActions.Awaiting(() => PublishAsync(renamed.Renaming("avant", "quand"))).Should().ThrowAsync<RefusedException>().WithMessage("*belongs to*");
        (await PublishAsync(sample)).Editions[sample.Id("quand")].Number.Should().Be(1);
    }

    [Fact]
    public async Task Several_packages_make_one_release()
    {
        var report = await PublishAsync(sample, new Sample("autre", "pt-BR"));

        report.Release!.Number.Should().Be(1);
        (await ReadAsync()).Locales.Should().Equal("fr", "pt-BR");
    }

    [Fact]
    public async Task Package_of_two_thousand_sections_is_imported_whole()
    {
        var large = sample with { More = 2000 };
        await PublishAsync(large);
        var report = await PublishAsync(large.With("jamais", "N’arrêtez pas."));

        report.Editions.Values.Count(edition => edition.IsNew).Should().Be(2);
        (await ReadAsync()).Live.Should().ContainSingle().Which.Live(Kind.Section).Should().HaveCount(2003);
    }

    private async Task RefusedAsync(Package package, string message)
    {
        await using var context = Open();
        await new Import(context, Clock, TestKey.Publisher).Awaiting(import => import.RunAsync([package], new ImportOrder(Severity.Editorial), Stop))
            .Should().ThrowAsync<RefusedException>().WithMessage(message);
    }
}
