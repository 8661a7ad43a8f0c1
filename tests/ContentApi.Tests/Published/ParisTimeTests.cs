using ContentApi.Published;
using ContentApi.Signing;

namespace ContentApi.Tests.Published;

public sealed class ParisTimeTests
{
    [Theory]
    [InlineData("2026-01-15T22:59:59Z", "2026-01-15", true)]
    [InlineData("2026-01-15T23:00:00Z", "2026-01-15", false)]
    [InlineData("2026-07-15T21:59:59Z", "2026-07-15", true)]
    [InlineData("2026-07-15T22:00:00Z", "2026-07-15", false)]
    [InlineData("2026-03-29T21:59:59Z", "2026-03-29", true)]
    [InlineData("2026-10-25T22:59:59Z", "2026-10-25", true)]
    public void A_day_ends_at_midnight_in_Paris(string publishedAt, string day, bool isCurrent)
    {
        var release = new Release(1, DateTimeOffset.Parse(publishedAt, System.Globalization.CultureInfo.InvariantCulture), Severity.Editorial, null);

        var snapshot = Snapshot.Apply(previous: null, [release], topics: [], keys: KeyRing.Empty);

        (snapshot.CurrentOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)) == release).Should().Be(isCurrent);
    }
}
