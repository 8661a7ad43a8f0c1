using ContentApi.Packages;
using ContentApi.Published;
using ContentApi.Tests.Editorial;
using CsCheck;

namespace ContentApi.Tests.Delivery;

/// <summary>What an editor does next.</summary>
/// <param name="Which">Chooses among what it may be done to.</param>
internal sealed record Step(Deed Deed, int Which, Severity Severity)
{
    public static readonly Gen<Step> Any = Gen.Select(
        Gen.Enum<Deed>(), Gen.Int[0, 99], Gen.Enum<Severity>(), (deed, which, severity) => new Step(deed, which, severity));
}

internal enum Deed
{
    Edit,
    Rename,
    Reorder,
    ChangeTerms,
    Remove,
    Withdraw,
    WithdrawTopic,
    Restore,
}

/// <summary>Two topics in one locale and one in another, changed step by step: each step is a state of the packages.</summary>
internal sealed class RandomTexts
{
    private static readonly string[] Blocks = ["accroche", "amorce", "sang", "visite", "jamais", "inserm", "menter"];
    private static readonly string[] Documents = ["debut", "suivi", "rythme", "quand", "avant", "controle", "juge", "inserm", "menter"];

    // What cannot be without what: the first goes with the rest.
    private static readonly string[][] Departures =
    [
        ["quand"], ["avant"], ["controle"], ["juge"], ["rythme", "juge"], ["suivi", "rythme", "juge", "quand"],
        ["debut", "avant", "controle"], ["debut", "avant", "controle", "inserm"],
    ];

    private readonly Sample[] samples = [new("essai"), new("autre"), new("essai", "de")];
    private readonly int[] orders = [0, 0, 0];
    private readonly HashSet<Guid> withdrawn = [];
    private int count;

    /// <summary>Documents that are gone although their package still lists them.</summary>
    public IReadOnlySet<Guid> Withdrawn => withdrawn;

    public IEnumerable<Package> Packages => samples.Select((sample, index) => Ordered(sample.Package(), orders[index]));

    public static string DocumentOf(Step step) => Documents[step.Which % Documents.Length];

    public void Take(Step step)
    {
        count++;
        var index = step.Which % samples.Length;
        var sample = samples[index];
        switch (step.Deed)
        {
            case Deed.Edit:
                samples[index] = sample.With(Blocks[step.Which % Blocks.Length], $"Texte {step.Which % 3}.");
                break;
            case Deed.Rename:
                var name = DocumentOf(step);
                samples[index] = sample.Renaming(name, $"{name}-{step.Which % 4}");
                break;
            case Deed.Reorder:
                orders[index] = count;
                break;
            case Deed.ChangeTerms:
                samples[index] = (step.Which % 4) switch
                {
                    0 => sample with { Concerns = [("suivi", "visite", $"Réserve {step.Which % 5}.")] },
                    1 => sample with { Concerns = [("debut", null, "Réserve."), ("", null, "Réserve sur le sujet.")] },
                    _ => sample with { Owner = $"Propriétaire {step.Which % 3}" },
                };
                break;
            case Deed.Remove:
                samples[index] = sample.Without(Departures[step.Which % Departures.Length]);
                break;
            case Deed.Withdraw:
                withdrawn.UnionWith(Departures[step.Which % Departures.Length].Select(sample.Id));
                break;
            case Deed.WithdrawTopic:
                withdrawn.UnionWith(sample.Package().Editions.Select(edition => edition.Document));
                break;
            case Deed.Restore:
                samples[index] = sample with { Left = [] };
                withdrawn.Clear();
                break;
        }
    }

    private static Package Ordered(Package package, int order)
    {
        if (order == 0) return package;
        var random = new Random(order);
        return package with
        {
            Topic = package.Topic with { Members = [.. package.Topic.Members.OrderBy(_ => random.Next())] },
        };
    }
}
