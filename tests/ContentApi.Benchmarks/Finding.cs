using System.Globalization;

namespace ContentApi.Benchmarks;

/// <summary>One number of the issue's table as it was measured.</summary>
/// <param name="Spread">From the worst round to the best.</param>
/// <param name="Held">Null: nothing to hold, or nothing measured.</param>
internal sealed record Finding(string What, string Value, string Spread, string Hold, bool? Held, string Detail)
{
    public static Finding Absent(string what, string hold, string why) => new(what, "absent", "", hold, Held: null, why);

    public static Finding Noted(string what, string value, string detail) => new(what, value, "", "", Held: null, detail);

    /// <param name="rounds">One ratio of each round.</param>
    public static Finding AtLeast(string what, IEnumerable<double> rounds, double hold, string detail) => Of(what, rounds, hold, atLeast: true, detail);

    public static Finding AtMost(string what, IEnumerable<double> rounds, double hold, string detail) => Of(what, rounds, hold, atLeast: false, detail);

    public static Finding Within(string what, TimeSpan measured, TimeSpan hold, string detail) =>
        new(what, Milliseconds(measured), "", $"≤ {Milliseconds(hold)}", measured <= hold, detail);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public static string Number(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

    public static string Milliseconds(TimeSpan time) =>
        time < TimeSpan.FromMilliseconds(10) ? $"{Number(time.TotalMilliseconds)} ms" : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");

    private static Finding Of(string what, IEnumerable<double> rounds, double hold, bool atLeast, string detail)
    {
        var all = rounds.ToArray();
        var median = Median(all);
        return new Finding(
            what, Number(median), $"{Number(all.Min())} to {Number(all.Max())}", $"{(atLeast ? "≥" : "≤")} {hold.ToString(CultureInfo.InvariantCulture)}",
            atLeast ? median >= hold : median <= hold, detail);
    }
}
