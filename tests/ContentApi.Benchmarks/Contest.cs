using System.Globalization;
using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.Machine;

namespace ContentApi.Benchmarks;

/// <summary>One of the servers that a row compares, and what it is asked.</summary>
internal sealed record Side(string Name, ServerProcess Server, params IReadOnlyList<Exchange> Exchanges);

/// <summary>
/// Rounds of A B C, A B C: whatever else the machine does meets all sides alike, and a ratio is taken within its round.
/// The first side is the product.
/// </summary>
internal sealed class Contest
{
    private readonly List<Dictionary<string, Stretch>> rounds = [];

    private Contest()
    {
    }

    public static Contest Saturate(Bench bench, params IReadOnlyList<Side> sides) => Run(
        bench, sides, bench.Warm, side => side.Server.Saturate(side.Exchanges, bench.Stretch));

    public static Contest Pace(Bench bench, int perSecond, TimeSpan stretch, params IReadOnlyList<Side> sides) => Run(
        bench, sides, bench.Warm / 4, side => side.Server.Pace(side.Exchanges, perSecond, stretch));

    public IEnumerable<double> Rates(string side, string against) => Ratios(side, against, stretch => stretch.Rate);

    public IEnumerable<double> Tails(string side, string against) => Ratios(side, against, stretch => stretch.Latency.Quantile(0.99).TotalMicroseconds);

    /// <summary>Absolute numbers: of this machine and moment, to be read beside the ratio only.</summary>
    public string Explain(string side, string against)
    {
        var (ours, theirs) = (Of(side), Of(against));
        return string.Create(CultureInfo.InvariantCulture, $"{Finding.Median(ours.Select(one => one.Rate)):N0}/s and {Finding.Median(theirs.Select(one => one.Rate)):N0}/s; ")
            + $"{Cost(ours)} and {Cost(theirs)} µs of processor each; core {Busy(ours)} and {Busy(theirs)} busy";
    }

    public string ExplainTails(string side, string against) =>
        $"{Finding.Milliseconds(Tail(Of(side)))} and {Finding.Milliseconds(Tail(Of(against)))}";

    private static Contest Run(Bench bench, IReadOnlyList<Side> sides, TimeSpan warm, Func<Side, Stretch> measure)
    {
        foreach (var side in sides) side.Server.WarmUp(side.Exchanges, warm);
        var contest = new Contest();
        for (var round = 0; round < bench.Rounds; round++) contest.rounds.Add(sides.ToDictionary(side => side.Name, measure));
        return contest;
    }

    private IEnumerable<double> Ratios(string side, string against, Func<Stretch, double> of) => rounds.Select(round => of(round[side]) / of(round[against]));

    private Stretch[] Of(string side) => [.. rounds.Select(round => round[side])];

    private static string Cost(Stretch[] stretches) => Finding.Median(stretches.Select(one => one.MicrosecondsEach)).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Busy(Stretch[] stretches) => $"{Finding.Median(stretches.Select(one => one.Busy * 100)):0} %";

    private static TimeSpan Tail(Stretch[] stretches) =>
        TimeSpan.FromMicroseconds(Finding.Median(stretches.Select(one => one.Latency.Quantile(0.99).TotalMicroseconds)));
}
