using System.CommandLine;
using System.Globalization;
using ContentApi.Content;
using ContentApi.Editorial;
using ContentApi.Published;

namespace ContentApi.Cli;

public static class ContentWithdrawCommand
{
    public static Command Create(TimeProvider clock)
    {
        var slug = new Argument<string>("slug") { Description = "The slug of the document that readers must no longer see." };
        var severity = EditorialVerb.SeverityOption("How much the withdrawal matters to readers.");
        severity.Required = true;
        var reason = new Option<string>("--reason") { Description = "Why, as readers are told.", Required = true };
        var instead = new Option<string?>("--instead") { Description = "The slug of a live document to read instead." };
        var kind = new Option<string?>("--kind") { Description = "Which kind of document, when several have the slug." }
            .AcceptOnlyFromAmong([.. Enum.GetValues<Kind>().Select(value => value.Word())]);
        var locale = new Option<string?>("--locale") { Description = "Which locale's document, when several have the slug." };
        var dryRun = EditorialVerb.DryRunOption();
        var command = new Command("withdraw", "Take a document, and all that cannot stand without it, out of what readers see.")
        {
            slug, severity, reason, instead, kind, locale, dryRun,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(reason) is not null && string.IsNullOrWhiteSpace(result.GetValue(reason))) result.AddError("--reason is empty.");
        });
        command.SetAction((parse, stop) => EditorialVerb.RunAsync(parse, async output =>
        {
            var order = new WithdrawalOrder(
                parse.GetRequiredValue(slug),
                Severities.Parse(parse.GetRequiredValue(severity)),
                parse.GetRequiredValue(reason),
                parse.GetValue(instead),
                parse.GetValue(kind) is { } word ? Kinds.Parse(word) : null,
                parse.GetValue(locale),
                parse.GetValue(dryRun));
            await using var login = await EditorLogin.OpenAsync(stop);
            await using var context = new EditorialContext(login.ConnectionString);
            var report = await new Withdrawal(context, clock, login.Publisher).RunAsync(order, stop);
            Write(output, order, report);
            if (report.Release is not null) await login.ConfirmAsync(clock, stop);
        }));
        return command;
    }

    private static void Write(TextWriter output, WithdrawalOrder order, WithdrawalReport report)
    {
        if (report.Differences.IsEmpty)
        {
            var gone = report.Document;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"The {gone.Kind.Word()} {order.Slug} is gone since release {gone.Appeared.Number} ({gone.Appeared.PublishedAt:yyyy-MM-dd}): {gone.Reason}"));
            return;
        }

        EditorialVerb.Write(output, report.Differences, difference => report.Because.GetValueOrDefault(difference.Document));
        if (report.Release is { } release) output.WriteLine(EditorialVerb.BecomesVisible(release));
        else EditorialVerb.WriteDryRun(output, report.Differences);
    }
}
