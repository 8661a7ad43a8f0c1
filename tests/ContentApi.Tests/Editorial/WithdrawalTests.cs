using ContentApi.Content;
using ContentApi.Editorial;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Editorial;

public sealed class WithdrawalTests(PostgresServer server) : EditorialTest(server)
{
    private readonly Sample sample = new();

    [Fact]
    public async Task Withdrawn_document_is_gone_in_the_next_release()
    {
        await PublishAsync(sample);
        var report = await WithdrawAsync(new WithdrawalOrder("essai-avant", Severity.Safety, "Rappel de lot.", Instead: "essai-quand"));

        report.Release.Should().BeEquivalentTo(new { Number = 2, Severity = Severity.Safety });
        (await ReadAsync()).Find(new Address("fr", Kind.Faq, "essai-avant")).Should().BeEquivalentTo(new
        {
            IsLive = false,
            Reason = "Rappel de lot.",
            Replacement = sample.Id("quand"),
            Severity = Severity.Safety,
        });
    }

    [Fact]
    public async Task Section_takes_its_children_and_what_quotes_them_along()
    {
        await PublishAsync(sample);
        await ImportAsync(new ImportOrder(Severity.Editorial, Reason: "Plus de contrôle."), sample.Without("controle"));
        var report = await WithdrawAsync("essai-suivi");

        report.Because.Should().Equal(new Dictionary<Guid, string>
        {
            [sample.Id("rythme")] = "stands in section essai-suivi",
            [sample.Id("quand")] = "quotes section essai-suivi",
            [sample.Id("juge")] = "quotes section essai-rythme",
        });
        Outcomes(sample, report.Differences).Where(outcome => outcome.Value == Outcome.Gone).Select(outcome => outcome.Key)
            .Should().BeEquivalentTo("suivi", "rythme", "quand", "juge");
        (await ReadAsync()).Live.Should().ContainSingle().Which.Live(Kind.Section).Should().ContainSingle();
    }

    [Theory]
    [InlineData("essai-juge", "eligibility-criterion essai-controle")]
    [InlineData("essai-rythme", "section essai-suivi, eligibility-criterion essai-controle")]
    [InlineData("essai-suivi", "eligibility-criterion essai-controle")]
    public async Task A_safeguard_does_not_go_and_leave_what_it_guards(string slug, string left)
    {
        await PublishAsync(sample);

        (await FluentActions.Awaiting(() => WithdrawAsync(slug)).Should().ThrowAsync<RefusedException>()).Which.Message.Should()
            .Contain($"takes the safeguard essai-juge (\"N’arrêtez jamais seul.\") and leaves what it guards: {left}. Nothing was written.")
            .And.Contain("Withdraw the whole topic (content withdraw essai --kind topic)");
        (await ReadAsync()).Release.Number.Should().Be(1);
    }

    [Fact]
    public async Task A_section_does_not_lose_the_safeguard_inside_it_although_no_criterion_is_left()
    {
        await PublishAsync(sample.Without("controle"));

        (await FluentActions.Awaiting(() => WithdrawAsync("essai-rythme")).Should().ThrowAsync<RefusedException>())
            .Which.Message.Should().Contain("leaves what it guards: section essai-suivi.");
    }

    [Fact]
    public async Task A_safeguard_that_guards_nothing_any_more_can_go()
    {
        await PublishAsync(sample.Without("controle"));

        (await WithdrawAsync("essai-juge")).Release!.Number.Should().Be(2);
    }

    [Fact]
    public async Task The_way_out_of_a_refused_withdrawal_is_the_whole_topic_or_another_package()
    {
        await PublishAsync(sample);
        await ImportAsync(new ImportOrder(Severity.Safety, Reason: "Rappel de lot."), sample.Without("suivi", "rythme", "quand", "juge", "menter"));
        (await WithdrawAsync(new WithdrawalOrder("essai", Severity.Safety, "Rappel de lot.", Kind: Kind.Topic))).Release!.Number.Should().Be(3);
    }

    [Fact]
    public async Task Child_leaves_its_parent_standing_and_changed()
    {
        await PublishAsync(sample.Without("juge"));
        var report = await WithdrawAsync("essai-rythme");

        Outcomes(sample, report.Differences).Should().Contain("suivi", Outcome.Affected).And.Contain("rythme", Outcome.Gone);
    }

    [Fact]
    public async Task Topic_takes_all_of_its_documents_along()
    {
        await PublishAsync(sample);
        var report = await WithdrawAsync("essai");

        report.Differences.Should().HaveCount(10).And.OnlyContain(difference => difference.Outcome == Outcome.Gone);
        report.Because.Values.Should().OnlyContain(because => because == "belongs to topic essai");
        (await ReadAsync()).Live.Should().BeEmpty();
    }

    [Fact]
    public async Task Withdrawn_topic_is_restored_whole()
    {
        await PublishAsync(sample);
        await WithdrawAsync("essai");
        await ImportAsync(new ImportOrder(Severity.Clinical, Restore: true), sample);

        (await ReadAsync()).Live.Should().ContainSingle().Which.States.Should().OnlyContain(state => state.IsLive);
    }

    [Fact]
    public async Task Citation_that_is_cited_stays_and_its_citers_are_named()
    {
        await PublishAsync(sample);

        await FluentActions.Awaiting(() => WithdrawAsync("essai-menter")).Should().ThrowAsync<RefusedException>().WithMessage("*cited by section essai-suivi*");
    }

    [Fact]
    public async Task Citation_that_nothing_cites_any_more_can_go()
    {
        await PublishAsync(sample.Without("juge"));
        await WithdrawAsync("essai-suivi");

        (await WithdrawAsync("essai-menter")).Release!.Number.Should().Be(3);
    }

    [Fact]
    public async Task Already_withdrawn_makes_no_release()
    {
        await PublishAsync(sample);
        await WithdrawAsync("essai-quand");
        var again = await WithdrawAsync("essai-quand");

        again.Should().BeEquivalentTo(new { Release = (Release?)null, Document = new { Reason = "Rappel de lot." } });
        (await ReadAsync()).Release.Number.Should().Be(2);
    }

    [Theory]
    [InlineData("essai-rien", "No released document in fr has the slug essai-rien.")]
    [InlineData("essai-suivi", "essai-suivi is withdrawn or would be by this*")]
    [InlineData("essai-rythme", "essai-rythme is withdrawn or would be by this*")]
    [InlineData("essai-avant", "essai-avant is withdrawn or would be by this*")]
    public async Task Replacement_must_be_there_to_be_read(string instead, string message)
    {
        await PublishAsync(sample.Without("juge"));
        await WithdrawAsync("essai-avant");

        await FluentActions.Awaiting(() => WithdrawAsync("essai-suivi", instead)).Should().ThrowAsync<RefusedException>().WithMessage(message);
    }

    [Fact]
    public async Task Replacement_is_of_the_same_locale()
    {
        await PublishAsync(sample.Without("juge"), new Sample("outro", "pt-BR"));

        await FluentActions.Awaiting(() => WithdrawAsync("essai-suivi", "outro-suivi")).Should().ThrowAsync<RefusedException>().WithMessage("No released document in fr*");
    }

    [Fact]
    public async Task Slug_of_several_documents_is_asked_back()
    {
        await PublishAsync(sample, new Sample("essai", "pt-BR"));

        await FluentActions.Awaiting(() => WithdrawAsync("essai-quand")).Should().ThrowAsync<RefusedException>()
            .WithMessage("essai-quand names faq in *, faq in *: say which with --kind or --locale.");
        (await WithdrawAsync(new WithdrawalOrder("essai-quand", Severity.Safety, "Rappel.", Locale: "pt-BR", Kind: Kind.Faq)))
            .Document.Locale.Should().Be("pt-BR");
    }

    [Fact]
    public async Task Unknown_slug_is_refused()
    {
        await PublishAsync(sample);

        await FluentActions.Awaiting(() => WithdrawAsync("essai-rien")).Should().ThrowAsync<RefusedException>().WithMessage("No released document has the slug essai-rien.");
    }

    [Fact]
    public async Task Former_slug_names_the_document_too()
    {
        await PublishAsync(sample);
        await PublishAsync(sample.Renaming("quand", "retour"));

        (await WithdrawAsync("essai-quand")).Document.Edition!.Slug.Should().Be("essai-retour");
    }
}
