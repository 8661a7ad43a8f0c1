using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ContentApi.Content;
using ContentApi.Packages;

namespace ContentApi.Tests.Editorial;

/// <summary>
/// A small package, made by hand: three sections (one in another), two citations, two FAQs and two criteria. Names are slugs without
/// the topic's; each test changes a wording, a slug, or leaves a document out.
/// </summary>
internal sealed record Sample(string Topic = "essai", string Locale = "fr")
{
    public ImmutableDictionary<string, string> Wordings { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Slugs { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableHashSet<string> Left { get; init; } = [];

    public string? Owner { get; init; }

    /// <summary>Notices of concern: about a section, or about a block of it.</summary>
    public ImmutableArray<(string Name, string? Block, string Text)> Concerns { get; init; } = [];

    /// <summary>Sections beside the three, each with one paragraph.</summary>
    public int More { get; init; }

    public Sample With(string block, string wording) => this with { Wordings = Wordings.SetItem(block, wording) };

    public Sample Renaming(string name, string slug) => this with { Slugs = Slugs.SetItem(name, slug) };

    public Sample Without(params string[] names) => this with { Left = Left.Union(names) };

    public Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Topic}/{Locale}/{name}")).AsSpan(0, 16));

    public string Slug(string name) => $"{Topic}-{Slugs.GetValueOrDefault(name, name)}";

    public Package Package()
    {
        SectionEdition[] sections =
        [
            Section(
                "debut",
                new Paragraph("accroche", [], [new TextSpan(Wording("accroche", "Le traitement réduit l’inflammation ")), Cite("inserm")]),
                new Paragraph("amorce", [], [new PassageSpan("phrase", [new TextSpan(Wording("amorce", "Avant de commencer :"))])]),
                new BulletList("bilan", ["amorce"], [new Part("sang", [new TextSpan(Wording("sang", "une prise de sang"))])])),
            Section("suivi", new Paragraph("visite", [], [new TextSpan(Wording("visite", "Une visite tous les trois mois ")), Cite("menter")])),
            Section("rythme", new Paragraph("jamais", [], [new StrongSpan(Wording("jamais", "N’arrêtez jamais seul."))])),
            .. Enumerable.Range(1, More).Select(number => Section(
                $"page-{number}", new Paragraph("texte", [], [new TextSpan($"Texte de la page {number}.")]))),
        ];
        var shown = sections.ToDictionary(section => section.Document);
        Edition[] all =
        [
            .. sections,
            new FaqEdition(Id("quand"), Slug("quand"), Locale, "Quand revenir ?", [Pin(shown, "suivi", "visite")]),
            new FaqEdition(Id("avant"), Slug("avant"), Locale, "Que faire avant ?", [Pin(shown, "debut", "amorce"), Pin(shown, "debut", "bilan", "sang")]),
            new CriterionEdition(
                Id("controle"), Slug("controle"), Locale, CriterionRole.PreTreatmentCheck, [Pin(shown, "debut", "bilan", "sang")], "si vous êtes une femme", new DateOnly(2022, 5, 1)),
            new CriterionEdition(Id("juge"), Slug("juge"), Locale, CriterionRole.Safeguard, [Pin(shown, "rythme", "jamais")], null, null),
            Citation("inserm"),
            Citation("menter"),
        ];
        ImmutableArray<Edition> kept = [.. all.Where(edition => !Left.Any(name => Id(name) == edition.Document))];
        var topic = new TopicEdition(
            Id(""), Topic, Locale, "Essai", "FR", "patients",
            [new Coding("http://hl7.org/fhir/sid/icd-10", "L40.0", "Psoriasis vulgaris")],
            Owner, null, null, "P30D", "À lire.",
            [.. kept.Select(edition => new Member(edition.Document, edition.Kind, edition.Document == Id("rythme") ? Id("suivi") : null))],
            [new Synonym("contrôle", ["suivi", "bonne tolérance"]), new Synonym("cadence", ["rythme"])],
            [.. Concerns.Select(concern => new Concern(Id(concern.Name), concern.Block, concern.Text, new DateOnly(2026, 11, 27)))]);
        return new Package(topic, kept);
    }

    private string Wording(string block, string original) => Wordings.GetValueOrDefault(block, original);

    private static CitationSpan Cite(string key) => new([key]);

    private SectionEdition Section(string name, params ImmutableArray<Block> blocks) => new(
        Id(name), Slug(name), Locale, $"Titre {name}", blocks,
        blocks.SelectMany(block => block.CitedKeys).Distinct().ToImmutableSortedDictionary(key => key, Id, StringComparer.Ordinal));

    private CitationEdition Citation(string key) => new(
        Id(key), Slug(key), Locale, key,
        new JsonObject { ["id"] = Slug(key), ["type"] = "webpage", ["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray(2022, 3)) } },
        Wording(key, $"{key}. « Référence » & suite."));

    private Quote Pin(Dictionary<Guid, SectionEdition> shown, string section, string block, string? focus = null) =>
        new(Id(section), block, focus, shown[Id(section)].FindBlock(block)!.Digest);
}
