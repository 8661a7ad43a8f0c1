using System.CommandLine;
using System.Globalization;
using ContentApi.Delivery.V1;

namespace ContentApi.Operations;

/// <summary>The verb <c>content verify</c>: whether a bundle is whole and unaltered, in a sentence.</summary>
public static class ContentVerifyCommand
{
    private const int Sound = 0;
    private const int Refused = 1;
    private const int Unreadable = 2;

    public static Command Create()
    {
        var path = new Argument<string>("file") { Description = "The bundle." };
        var command = new Command("verify", "Check that a bundle is whole and unaltered.") { path };
        command.SetAction(parse => Verify(parse.GetRequiredValue(path), parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error));
        return command;
    }

    private static int Verify(string path, TextWriter output, TextWriter error)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bundle = Bundle.Read(file);
            var release = bundle.Snapshot.Release;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Whole and unaltered: release {release.Number} ({release.PublishedAt:u}) of {bundle.BaseUrl}, {bundle.Locale ?? "all locales"}, {EditorialVerb.Count(bundle.Resources.Count, "resource")}."));
            return Sound;
        }
        catch (InvalidDataException fault)
        {
            error.WriteLine($"{path} is refused. {fault.Message}");
            return Refused;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return Unreadable;
        }
    }
}
