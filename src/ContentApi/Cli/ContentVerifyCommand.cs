using System.CommandLine;
using System.Globalization;
using ContentApi.Bundles;
using ContentApi.Signing;

namespace ContentApi.Cli;

/// <summary>The verb <c>content verify</c>: whether a bundle is whole, unaltered and what was signed, in two sentences.</summary>
public static class ContentVerifyCommand
{
    private const int Sound = 0;
    private const int Refused = 1;
    private const int Unreadable = 2;

    public static Command Create()
    {
        var path = new Argument<string>("file") { Description = "The bundle." };
        var keys = new Option<string?>("--keys")
        {
            Description = "The keys to believe, as /.well-known/jwks.json gave them. Without it: those that the file itself names, which tells accidents and not forgery.",
            HelpName = "FILE",
        };
        var command = new Command("verify", "Check that a bundle is whole, unaltered and what was signed.") { path, keys };
        command.SetAction(parse => Verify(
            parse.GetRequiredValue(path), parse.GetValue(keys), parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error));
        return command;
    }

    private static int Verify(string path, string? keys, TextWriter output, TextWriter error)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bundle = Bundle.Read(file);
            var isSigned = BundleProof.Check(bundle, keys is null ? bundle.Snapshot.Keys : new KeyRing(PublicKey.ReadSet(File.ReadAllText(keys))));
            if (!isSigned && keys is not null) throw new InvalidDataException("It is not signed.");
            var release = bundle.Snapshot.Release;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Whole and unaltered: release {release.Number} ({release.PublishedAt:u}) of {bundle.BaseUrl}, {bundle.Locale ?? "all locales"}, {EditorialVerb.Count(bundle.Resources.Count, "resource")}."));
            output.WriteLine(!isSigned ? "It was never signed."
                : keys is null ? "It holds everything that was signed and nothing else, by the keys that it names itself: --keys tells whether they are the publisher's."
                : "It holds everything that was signed and nothing else, by keys that you believe.");
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
