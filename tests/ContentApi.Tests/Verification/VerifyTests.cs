using System.Text;
using ContentApi.Content;
using ContentApi.Published;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Verification;

/// <summary>Pages that quote rightly and wrongly, over HTTP, after several releases.</summary>
public sealed class VerifyTests(PostgresServer server) : IAsyncLifetime
{
    private const string Rhythm = "Quel que soit le rythme d’injection de votre traitement, la régularité est indispensable pour mettre toutes les chances de votre côté.";
    private const string Never = "N’arrêtez jamais votre traitement avant d’en avoir parlé avec votre médecin.";
    private const string Checks = "Avant la première prescription d’une biothérapie, votre médecin prendra le temps de faire les vérifications nécessaires :";
    private const string Packing = "Faites le point avec votre équipe soignante ou votre pharmacien : prévoir les renouvellements de médicaments, anticiper les vaccins si nécessaire, bien gérer la chaîne du froid avec un sac isotherme.";

    private readonly ServedSeed seed = new(server);

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task A_block_is_current_whatever_a_page_does_to_spaces_apostrophes_and_markers()
    {
        var fragments = await seed.Client.FragmentsAsync(
            "Bienvenue sur notre site, où rien de tout cela n’est écrit.",
            $"{Rhythm.Replace('’', '\'').Replace(" ", "  ")} N'arr\u00ADêtez\u00A0jamais votre trai\u200Btement avant d’en avoir parlé avec votre médecin.".Normalize(NormalizationForm.FormD),
            "Une surveillance médicale spécifique est nécessaire pour les biothérapies en raison des effets secondaires dont elles peuvent être responsables, en particulier le risque d’infection [5].",
            "La régularité c’est la clé");

        fragments.Told().Should().Equal("unknown", "current rythme", "current surveillance", "current section");
        fragments[1]["digest"]!.GetValue<string>().Should().StartWith("sha256:");
        (fragments[1]["edition"]!.GetValue<int>(), fragments[1]["currentEdition"]!.GetValue<int>()).Should().Be((1, 1));
        fragments[2].Text("text").Should().EndWith("[5].");
    }

    [Theory]
    [InlineData("en particulier le risque d’infection (12).")]
    [InlineData("en particulier (2) le risque d’infection.")]
    public async Task A_number_that_can_be_no_marker_is_a_number(string end)
    {
        var fragments = await seed.Client.FragmentsAsync(
            $"Une surveillance médicale spécifique est nécessaire pour les biothérapies en raison des effets secondaires dont elles peuvent être responsables, {end}");

        fragments.Told().Should().Equal("altered surveillance");
        fragments[0].Compared().Should().MatchRegex(@"\[-\((12|2)\)-\]");
    }

    [Fact]
    public async Task A_negation_that_is_gone_is_told_word_by_word()
    {
        var fragments = await seed.Client.FragmentsAsync($"{Rhythm} Arrêtez votre traitement avant d’en avoir parlé avec votre médecin.");

        fragments.Told().Should().Equal("altered rythme");
        fragments[0].Compared().Should().Be("{+N’+} Arrêtez {+jamais+} votre traitement avant d’en avoir parlé avec votre médecin.");
        fragments[0]["edition"].Should().BeNull();
    }

    [Fact]
    public async Task What_is_cut_says_what_is_missing()
    {
        (await seed.Client.FragmentsAsync(Rhythm))[0].Missing().Should().Equal(Never);
        (await seed.Client.FragmentsAsync(Rhythm)).Told().Should().Equal("partial rythme/importance");
        (await seed.Client.FragmentsAsync("votre traitement avant d’en avoir parlé avec votre médecin.")).Told().Should().Equal("altered rythme/arret");
    }

    [Fact]
    public async Task A_list_without_its_lead_in_is_out_of_context_and_one_without_an_item_is_cut()
    {
        string[] items =
        [
            "- antécédents médicaux", "- examen clinique", "- examens complémentaires (bilan sanguin, radio du thorax…)", "- contre-indications au médicament",
            "- vaccinations à mettre à jour", "- contraception si vous êtes une femme.",
        ];

        var bare = await seed.Client.FragmentsAsync(items);
        bare.Told().Should().Equal("out-of-context verifications-liste");
        bare[0].Missing().Should().Equal(Checks);
        (await seed.Client.FragmentsAsync([Checks, .. items])).Told().Should().Equal("current verifications", "current verifications-liste");
        (await seed.Client.FragmentsAsync(Checks, string.Join(' ', items.Select(item => item[2..])))).Told().Should().Equal("current verifications", "current verifications-liste");
        (await seed.Client.FragmentsAsync(Checks, items[5])).Told().Should().Equal("current verifications", "current verifications-liste/contraception");
        var cut = await seed.Client.FragmentsAsync([Checks, .. items[..5]]);
        cut.Skip(1).Should().OnlyContain(fragment => fragment.Text("status") == "partial");
        cut[1].Missing().Should().Equal("contraception si vous êtes une femme.");
        (await seed.Client.FragmentsAsync([Checks, .. items[..5], "contraception si vous n’êtes pas une femme."])).Told()[^1].Should().Be("altered verifications-liste");
    }

    [Fact]
    public async Task Criteria_shown_as_such_need_their_safeguards()
    {
        string[] statement = [Checks, "contraception si vous êtes une femme."];
        const string guard = "Votre spécialiste reste le seul juge de l’efficacité de vos traitements et de la stratégie thérapeutique adaptée à votre cas. Il est votre interlocuteur privilégié pour répondre à vos interrogations sur le traitement par anti-interleukine.";

        (await seed.Client.FragmentsAsync(statement)).Told().Should().OnlyContain(told => told.StartsWith("current"));
        (await seed.Client.FragmentsAsync(["Conditions de prescription et vérifications", .. statement])).Told().Should().OnlyContain(told => told.StartsWith("out-of-context"));
        (await seed.Client.FragmentsAsync(["Conditions de prescription et vérifications", .. statement, guard, $"{Rhythm} {Never}"])).Told().Should().OnlyContain(told => told.StartsWith("current"));
    }

    [Fact]
    public async Task Blocks_pasted_into_one_line_are_several_and_what_merely_shares_words_is_unknown()
    {
        var fragments = await seed.Client.FragmentsAsync(
            $"{Packing} {Rhythm} {Never} Prenez rendez-vous en ligne avec notre équipe.",
            "Votre médecin peut vous prescrire un traitement pour votre maladie et vérifier son efficacité.",
            "Le traitement de la maladie par votre médecin spécialiste dans un centre hospitalier.");

        fragments.Told().Should().Equal("current preparation", "current rythme", "unknown");
        fragments[2].Text("text").Should().StartWith("Prenez rendez-vous en ligne avec notre équipe.\nVotre médecin peut");
    }

    [Fact]
    public async Task HTML_is_read_as_its_reader_sees_it()
    {
        var html = $"""
            <!doctype html><title>Page</title><script>alert("N’arrêtez jamais")</script><style>p::after {"{"}content:"x"{"}"}</style>
            <body><h2>La régularité c’est la <em>clé</em></h2>
            <p>{Rhythm.Replace("régularité", "ré<b>gula</b>rité")} {Never}<span hidden>caché</span></p>
            <ul><li>Une surveillance médicale spécifique est nécessaire pour les biothérapies en raison des effets secondaires dont elles peuvent être responsables,
            en particulier le risque d’infection.<sup><a href="#n">5</a></sup></ul><template>modèle</template><img src="https://example.org/x" onerror="alert(1)">
            """;

        var fragments = (await seed.Client.VerifyAsync(new { locale = "fr", html })).Objects("fragments").ToList();

        fragments.Told().Should().Equal("current section", "current rythme", "current surveillance");
    }

    [Fact]
    public async Task Blocks_are_paragraphs()
    {
        var fragments = (await seed.Client.VerifyAsync(new { locale = "fr", blocks = new[] { $"{Rhythm}\n{Never}", "Autre chose.", Packing } })).Objects("fragments");

        fragments.Told().Should().Equal("current rythme", "unknown", "current preparation");
    }

    [Fact]
    public async Task Earlier_releases_are_known_to_a_node_that_lived_through_them_and_to_one_that_did_not()
    {
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "tous les atouts").Read());
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "le plus de chances").Read());
        await seed.WithdrawAsync("anti-interleukines-voyage", Severity.Safety, "Chaîne du froid à revoir.", kind: Kind.Section);
        string[] page =
        [
            $"{Rhythm} {Never}",
            $"{Rhythm.Replace("toutes les chances", "tous les atouts")} {Never}",
            $"{Rhythm.Replace("toutes les chances", "le plus de chances")} {Never}",
            $"{Rhythm.Replace("toutes les chances", "beaucoup de chances")} {Never}",
            Packing,
            Packing.Replace("isotherme", "plastique"),
            string.Join(' ', Packing.Split(' ')[..12]),
            "Sans rapport avec le reste, vraiment.",
        ];
        await using var later = await (await ContentHost.StartAsync(seed.Database.Reader)).ReadyAsync();

        foreach (var host in new[] { seed.Host, later })
        {
            await ContentHost.UntilAsync(async () => (await host.Client.VerifyAsync(new { locale = "fr", text = "a" })).Text("history") == "complete");
            var answer = await host.Client.VerifyAsync(new { locale = "fr", text = string.Join('\n', page) });
            var fragments = answer.Objects("fragments").ToList();

            answer["release"]!["number"]!.GetValue<int>().Should().Be(4);
            fragments.Told().Should().Equal("outdated rythme", "outdated rythme", "current rythme", "altered rythme", "withdrawn preparation", "altered preparation", "withdrawn preparation", "unknown");
            fragments.Take(2).Select(fragment => (fragment["edition"]!.GetValue<int>(), fragment["currentEdition"]!.GetValue<int>(), fragment["since"]!["number"]!.GetValue<int>()))
                .Should().Equal((1, 3, 2), (2, 3, 3));
            fragments[0].Compared().Should().Contain("mettre [-toutes les-] {+le plus de+} chances");
            (fragments[4].Text("reason"), fragments[4]["since"]!["number"]!.GetValue<int>(), fragments[4]["currentEdition"]).Should().Be(("Chaîne du froid à revoir.", 4, null));
        }
    }

    [Fact]
    public async Task A_node_that_serves_a_bundle_says_that_it_knows_no_history()
    {
        await seed.PublishAsync(new SeedFiles().Change("04-regularite.md", "toutes les chances", "tous les atouts").Read());
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, await seed.Client.GetByteArrayAsync("/v1/releases/2/bundle", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        try
        {
            await using var node = await (await ContentHost.StartAsync(reader: null, configure: null, $"--Published:Bundle={file}")).ReadyAsync();

            var answer = await node.Client.VerifyAsync(new { locale = "fr", text = $"{Rhythm} {Never}" });

            answer.Text("history").Should().Be("none");
            answer.Objects("fragments").Told().Should().Equal("altered rythme");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
