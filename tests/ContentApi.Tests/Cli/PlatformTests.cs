using System.Diagnostics;

namespace ContentApi.Tests.Cli;

/// <summary>What a small runtime image lacks is said at start, not met later.</summary>
public sealed class PlatformTests
{
    [Theory]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "Unicode normalisation does not work here: ")]
    [InlineData("TZDIR", "/nowhere", "The time zone Europe/Paris is not known here: ")]
    public async Task What_the_platform_lacks_is_said_in_one_sentence(string variable, string value, string sentence)
    {
        var stop = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ContentApi.dll"), "content", "new-id"])
        {
            RedirectStandardError = true,
            Environment = { [variable] = value },
        })!;
        var error = await process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);

        process.ExitCode.Should().Be(1);
        error.Should().StartWith(sentence).And.EndWith(".\n").And.NotContain("\n ");
    }
}
