using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using ContentApi.Bundles;
using ContentApi.Delivery.V1;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Editorial;
using ContentApi.Hosting;
using ContentApi.Http;
using ContentApi.Published;
using ContentApi.Signing;

namespace ContentApi.Cli;

/// <summary>The verb <c>content export</c>: the current release as one file, with the bytes that a node would serve.</summary>
public static class ContentExportCommand
{
    public static Command Create(TimeProvider clock)
    {
        var path = new Argument<string>("file") { Description = "The bundle to write; what is there is replaced." };
        var locale = new Option<string?>("--locale") { Description = "Only this locale." };
        var baseUrl = new Option<string?>("--base-url")
        {
            Description = "What the addresses in it begin with; without it: Site:BaseUrl.",
            HelpName = "URL",
        };
        var command = new Command("export", "Write the current release as one file, a bundle.") { path, locale, baseUrl };
        command.SetAction((parse, stop) => EditorialVerb.RunAsync(parse, async output =>
        {
            var configuration = Settings.Load();
            await using var origin = await Origin.ChooseAsync(configuration, Origin.ReadBundle(configuration), clock, stop);
            var pins = TrustedKeys.Read(configuration[TrustedKeys.Setting]);
            var site = Site(parse.GetValue(baseUrl) ?? Settings.GivenBaseUrl(configuration) ?? origin.Bundle?.BaseUrl);
            using var formats = V1Services.Formats(new Urls(site.BaseUrl));
            var renditions = new V1Renderer(origin.Source, formats, pins);
            var served = await ReadAsync(origin, renditions, pins, stop);
            var wanted = parse.GetValue(locale);
            if (wanted is not null && !served.Snapshot.WasPublished(wanted)) throw new RefusedException($"Nothing is published in '{wanted}'.");
            await WriteAsync(parse.GetRequiredValue(path), served, site.BaseUrl, wanted);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"Release {served.Number} of {site.BaseUrl}, {wanted ?? "all locales"}: {parse.GetRequiredValue(path)}"));
        }));
        return command;
    }

    /// <summary>The address of this machine is of no use in a file for others: it is written only when it is named.</summary>
    private static SiteOptions Site(string? baseUrl)
    {
        var site = new SiteOptions
        {
            BaseUrl = baseUrl ?? throw new RefusedException(
                "The addresses in a bundle are absolute: set Site:BaseUrl, or say what they begin with, as in "
                + "--base-url https://content.example.org."),
        };
        var validation = new SiteOptions.Validation().Validate(name: null, site);
        return validation.Succeeded ? site : throw new RefusedException(validation.FailureMessage!);
    }

    private static async Task<LoadedRelease> ReadAsync(Origin origin, V1Renderer renditions, TrustedKeys pins, CancellationToken stop)
    {
        if (origin.Reader is null) return origin.Load(renditions);
        await using var connection = await origin.Reader.OpenConnectionAsync(stop);
        var increment = await new ReleaseReader(pins).ReadAllAsync(connection, known: null, stop);
        if (increment.Releases.IsEmpty) throw new RefusedException("Nothing was published yet.");
        return LoadedRelease.Follow(previous: null, increment, renditions.Render);
    }

    /// <summary>Whole or not at all: whoever ships the file must never find half of it.</summary>
    private static async Task WriteAsync(string path, LoadedRelease served, string baseUrl, string? locale)
    {
        var unfinished = $"{path}.{Environment.ProcessId}";
        try
        {
            await using (var file = File.Create(unfinished)) await BundleWriter.WriteAsync(
                served.Snapshot, state => V1Json.Of(served, state), baseUrl, locale, file, CompressionLevel.Optimal);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            throw new RefusedException(fault.Message);
        }
    }
}
