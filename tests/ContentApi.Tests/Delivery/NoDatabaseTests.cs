using ContentApi.Tests.Faults;
using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Delivery;

/// <summary>
/// Delivery answers from memory; only <c>Published</c> reads old releases for it. That content goes on being served without PostgreSQL
/// is tried in <see cref="Faults.OutageTests"/>; here, that nobody opens another way.
/// </summary>
public sealed class NoDatabaseTests
{
    [Theory]
    [InlineData("Npgsql")]
    [InlineData("EntityFrameworkCore")]
    [InlineData("ContentApi.Database")]
    [InlineData("ContentApi.Editorial")]
    public void Delivery_does_not_know(string name)
    {
        var files = Directory.GetFiles(CommittedFiles.At("src", "ContentApi", "Delivery"), "*.cs", SearchOption.AllDirectories);

        files.Should().NotBeEmpty();
        files.Where(file => File.ReadAllText(file).Contains(name, StringComparison.Ordinal)).Should().BeEmpty();
    }
}
