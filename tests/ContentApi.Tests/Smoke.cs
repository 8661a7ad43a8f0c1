namespace ContentApi.Tests;

public sealed class Smoke
{
    [Fact]
    public void Runs() => true.Should().BeTrue();
}
