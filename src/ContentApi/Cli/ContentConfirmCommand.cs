using System.CommandLine;
using System.Globalization;
using ContentApi.Editorial;
using ContentApi.Hosting;

namespace ContentApi.Cli;

/// <summary>The verb <c>content confirm</c>: signs that the current release is current, for a limited time. Made for a scheduler.</summary>
public static class ContentConfirmCommand
{
    public static Command Create(TimeProvider clock)
    {
        var validFor = new Option<TimeSpan>("--valid-for")
        {
            Description = "For how long the statement holds, such as 1.00:00:00 for a day. Run the verb again well before that.",
            DefaultValueFactory = _ => FreshnessSigner.ValidFor,
            HelpName = "time",
        };
        validFor.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<TimeSpan>() is var time && (time < TimeSpan.FromMinutes(1) || time > TimeSpan.FromDays(90)))
                result.AddError("--valid-for is from a minute to 90 days.");
        });
        var command = new Command("confirm", "Sign that the current release is current, so that clients can tell it from an older one.") { validFor };
        command.SetAction((parse, stop) => EditorialVerb.RunAsync(parse, async output =>
        {
            await using var login = await EditorLogin.OpenAsync(stop);
            var confirmation = login.Confirmation(clock) ?? throw new RefusedException("There is no key to sign with: name its file in Signing:FreshnessKeyFile.");
            var said = await confirmation.SignAsync(parse.GetValue(validFor), stop);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Release {said.Release} is current; the statement holds until {said.GoodUntil:u}."));
        }));
        return command;
    }
}
