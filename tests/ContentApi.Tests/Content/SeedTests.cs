using ContentApi.Content;
using ContentApi.Packages;

namespace ContentApi.Tests.Content;

/// <summary>What of the seed is ours: arrangement, questions and roles. Its letters are <see cref="LetterTests"/>'.</summary>
public sealed class SeedTests
{
    private readonly Package seed = Seed.Read().Packages.Single();

    [Fact]
    public void It_has_no_fault() => Seed.Read().Faults.Should().BeEmpty();

    [Fact]
    public void Production_waits_for_its_owner() =>
        Seed.Read(production: true).Faults.Should().HaveCount(3).And.OnlyContain(fault => fault.Message.EndsWith("is null: production needs it, from the content's owner."));

    [Fact]
    public void It_poses_as_nothing_that_it_is_not() =>
        seed.Topic.Should().BeEquivalentTo(new
        {
            Owner = (string?)null,
            Licence = (string?)null,
            Attribution = (string?)null,
            MaxOffline = "P30D",
            Notice = "Texte fourni, en attente de relecture par son propriétaire.",
        });

    [Fact]
    public void Regularity_is_a_part_of_the_follow_up()
    {
        var sections = seed.Documents.OfType<SectionEdition>().ToDictionary(section => section.Document);
        var place = seed.Topic.Members.Single(member => sections.GetValueOrDefault(member.Document)?.Heading == "La régularité c’est la clé");

        sections[place.Parent!.Value].Slug.Should().Be("anti-interleukines-suivi");
    }

    [Theory]
    [InlineData("exces", "interleukines")]
    [InlineData("therapies-ciblees", "anti-il-23")]
    [InlineData("biomedicaments", "anti-il-23")]
    [InlineData("verifications-liste", "verifications")]
    [InlineData("avion-liste", "avion")]
    public void What_leans_on_another_block_requires_it(string block, string required) =>
        seed.Documents.OfType<SectionEdition>().SelectMany(section => section.Blocks).Single(one => one.Id == block).Requires.Should().Equal(required);

    [Fact]
    public void Every_check_stands_alone_with_its_lead_in()
    {
        var checks = seed.Documents.OfType<CriterionEdition>().Where(criterion => criterion.Role == CriterionRole.PreTreatmentCheck).ToList();

        checks.Select(check => string.Join(' ', check.Statement.Select(quote => quote.Block + (quote.Focus is null ? "" : "/" + quote.Focus)))).Should().Equal(
            "verifications verifications-liste/antecedents",
            "verifications verifications-liste/examen-clinique",
            "verifications verifications-liste/examens-complementaires",
            "verifications verifications-liste/contre-indications",
            "verifications verifications-liste/vaccinations",
            "verifications verifications-liste/contraception");
        checks.Select(check => check.AppliesTo).Should().Equal(null, null, null, null, null, "si vous êtes une femme");
    }

    [Theory]
    [InlineData(CriterionRole.Indication, "Votre dermatologue peut envisager un traitement par anti-interleukine si votre traitement ne répond pas aux objectifs thérapeutiques fixés.")]
    [InlineData(CriterionRole.Prescriber, "Seul un médecin spécialiste habilité exerçant dans un centre hospitalier (hôpital ou clinique), dermatologue ou médecin interniste, est habilité à prescrire un anti-IL.")]
    [InlineData(
        CriterionRole.Monitoring,
        "Une surveillance médicale spécifique est nécessaire pour les biothérapies en raison des effets secondaires dont elles peuvent être responsables, en particulier le risque d’infection.",
        "Il est recommandé de voir votre médecin régulièrement afin de s’assurer de l’efficacité et de la bonne tolérance de votre traitement et de définir des objectifs conjoints d’évaluation du traitement.")]
    [InlineData(CriterionRole.SelfCare, "Quel que soit le rythme d’injection de votre traitement, la régularité est indispensable pour mettre toutes les chances de votre côté.")]
    [InlineData(CriterionRole.WhenToSeekCare)]
    [InlineData(
        CriterionRole.Safeguard,
        "Votre spécialiste reste le seul juge de l’efficacité de vos traitements et de la stratégie thérapeutique adaptée à votre cas.",
        "N’arrêtez jamais votre traitement avant d’en avoir parlé avec votre médecin.")]
    public void Each_sentence_has_the_role_that_its_words_have(CriterionRole role, params string[] sentences) =>
        seed.Documents.OfType<CriterionEdition>().Where(criterion => criterion.Role == role)
            .SelectMany(criterion => criterion.Statement).Select(Words).Should().Equal(sentences);

    [Fact]
    public void The_sentence_on_who_prescribes_carries_a_notice_of_concern()
    {
        var concern = seed.Topic.Concerns.Should().ContainSingle().Subject;

        seed.Documents.OfType<SectionEdition>().Single(section => section.Document == concern.Document)
            .FindBlock(concern.Block!)!.Parts.Select(part => part.Id).Should().Contain("prescripteur");
    }

    [Fact]
    public void Questions_are_unique_and_typographic() =>
        seed.Documents.OfType<FaqEdition>().Select(faq => faq.Question).Should().OnlyHaveUniqueItems().And.OnlyContain(question => question.EndsWith(" ?") && !question.Contains('\''));

    [Fact]
    public void No_title_is_invented_and_authors_are_those_that_are_printed()
    {
        var citations = seed.Documents.OfType<CitationEdition>().ToList();

        citations.Select(citation => citation.Csl.ContainsKey("title")).Should().Equal(true, true, true, true, true, true, false, false);
        foreach (var citation in citations)
        {
            var authors = citation.Csl["author"]!.AsArray();
            authors.Should().HaveCount(citation.Text.Contains("et al.") ? 2 : 1);
            authors[^1]!.ToJsonString().Contains("et al.").Should().Be(citation.Text.Contains("et al."));
        }
    }

    private string Words(Quote quote)
    {
        var block = seed.Documents.OfType<SectionEdition>().Single(section => section.Document == quote.Document).FindBlock(quote.Block)!;
        return quote.Focus is null ? block.CanonicalText : Spans.CanonicalText(block.Parts.Single(part => part.Id == quote.Focus).Content);
    }
}
