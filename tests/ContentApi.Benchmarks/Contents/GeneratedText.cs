using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Benchmarks.Contents;

/// <summary>Filler of the seed's lengths: sentences of words that mean nothing, the same for the same seed.</summary>
/// <param name="mark">Stands in every block, so that a reader can tell whether an answer mixes two revisions.</param>
internal sealed class GeneratedText(int seed, string mark)
{
    private static readonly string[] Words =
    [
        "le", "la", "les", "un", "une", "des", "de", "du", "et", "ou", "dans", "pour", "avec", "sans", "lors", "selon", "chez", "par", "est", "sont",
        "peut", "doit", "traitement", "peau", "plaques", "médecin", "dermatologue", "consultation", "suivi", "surveillance", "biothérapie",
        "efficacité", "tolérance", "réponse", "inflammation", "cellules", "immunitaire", "système", "protéine", "récepteur", "injection",
        "sous-cutanée", "semaines", "mois", "examen", "analyse", "sanguine", "vaccin", "infection", "fièvre", "effet", "indésirable", "dose",
        "entretien", "initiation", "objectif", "évaluation", "qualité", "vie", "articulations", "ongles", "cuir", "chevelu", "régulièrement",
        "rarement", "souvent", "toujours", "avant", "après", "pendant", "nécessaire", "recommandé", "prescrit", "adapté", "ciblé", "modéré", "sévère",
    ];

    private readonly Random random = new(seed);

    /// <summary>In about so many characters.</summary>
    public string Sentence(int length)
    {
        var words = new List<string>();
        for (var written = 0; written < length; written += words[^1].Length + 1) words.Add(Words[random.Next(Words.Length)]);
        var sentence = string.Join(' ', words);
        return $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.";
    }

    public Paragraph Paragraph(string id, string citation, params ImmutableArray<string> requires) => new(
        id,
        requires,
        [
            new PassageSpan($"{id}-debut", [new TextSpan($"{Sentence(random.Next(120, 220))} ({mark})")]),
            new TextSpan($" {Sentence(random.Next(80, 180))}"),
            new CitationSpan([citation]),
        ]);

    public BulletList List(string id, string leadIn) => new(
        id,
        [leadIn],
        [.. Enumerable.Range(1, random.Next(3, 6)).Select(number => new Part($"{id}-{number}", [new TextSpan($"{Sentence(random.Next(40, 110))} ({mark})")]))]);
}
