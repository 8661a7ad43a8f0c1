using System.Text.RegularExpressions;
using ContentApi.Cli;
using ContentApi.Content;
using ContentApi.Editorial;
using ContentApi.Published;
using ContentApi.Tests.Hosting;
using Npgsql;

namespace ContentApi.Tests.Editorial;

/// <summary>A dry run says what then happens: compared with what the node serves before and after.</summary>
public sealed partial class DryRunTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly string[] PerRelease = ["Date de publication", "Empreinte", "----"];

    private readonly ServedSeed seed = new(server);

    public ValueTask InitializeAsync() => seed.InitializeAsync();

    public ValueTask DisposeAsync() => seed.DisposeAsync();

    [Fact]
    public async Task An_import_does_what_its_dry_run_lists()
    {
        var files = new SeedFiles()
            .Change("topic.yaml", "licence: null", "licence: CC BY-ND 4.0")
            .Change("02-pour-qui.md", "La prescription est très encadrée.", "La prescription reste encadrée.")
            .Change("faqs.yaml", "Pourquoi garder mon traitement en cabine ?", "Pourquoi garder le traitement en cabine ?")
            .Change("citations.yaml", "https://www.inserm.fr/dossier/maladies-auto-immunes/ (consulté", "https://www.inserm.fr/dossier/maladies/ (consulté")
            .Change("faqs.yaml", FirstFaq, "");
        var told = await DryRunAsync(context => new Import(context, TimeProvider.System, TestKey.Publisher)
            .RunAsync(files.Read(), new ImportOrder(DryRun: true), Stop));

        var (before, after) = await AroundAsync(() => seed.PublishAsync(files.Read(), reason: "Plus de question."));

        Compare(told, before, after);
        told.Should().Contain("~ Votre dermatologue", "a paragraph is told whole")
            .And.Contain("La prescription [-est très-]{+reste+} encadrée.")
            .And.Contain("in topic anti-interleukines, section anti-interleukines-pour-qui, faq anti-interleukines-indication, faq anti-interleukines-prescripteur");
    }

    [Theory]
    [InlineData("anti-interleukines-voyage", Kind.Section)]
    [InlineData("anti-interleukines-cabine", Kind.Faq)]
    [InlineData("anti-interleukines", Kind.Topic)]
    public async Task A_withdrawal_does_what_its_dry_run_lists(string slug, Kind kind)
    {
        var order = new WithdrawalOrder(slug, Severity.Safety, "Rappel de lot.", Kind: kind, DryRun: true);
        var told = await DryRunAsync(context => new Withdrawal(context, TimeProvider.System, TestKey.Publisher).RunAsync(order, Stop));

        var (before, after) = await AroundAsync(() => seed.WithdrawAsync(slug, order.Severity, order.Reason, kind: kind));

        Compare(told, before, after);
    }

    [Fact]
    public async Task What_no_line_shows_is_listed_by_its_name()
    {
        var files = new SeedFiles().Change("04-regularite.md", "[N’arrêtez jamais votre", "[**N’arrêtez jamais** votre").Change("topic.yaml", "P30D", "P10D");
        var told = await DryRunAsync(context => new Import(context, TimeProvider.System, TestKey.Publisher)
            .RunAsync(files.Read(), new ImportOrder(DryRun: true), Stop));

        told.Should().Contain(".type: text -> strong").And.Contain("P30D");
    }

    [Fact]
    public async Task A_package_that_changes_nothing_lists_nothing() =>
        (await DryRunAsync(context => new Import(context, TimeProvider.System, TestKey.Publisher)
            .RunAsync(new SeedFiles().Read(), new ImportOrder(DryRun: true), Stop)))
            .Trim().Should().Be("Readers would see no change. This was a dry run: nothing was written.");

    private const string FirstFaq = """
        - id: b444b873-c75e-4983-98cb-956fec664f56
          slug: interleukines
          question: "Que sont les interleukines ?"
          answer:
            - quote: definition#interleukines

        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<string> DryRunAsync(Func<EditorialContext, Task<object>> run)
    {
        var rows = await RowsAsync();
        await using var context = new EditorialContext(seed.Database.Editor);
        var differences = await run(context) switch
        {
            ImportReport report => report.Differences,
            WithdrawalReport report => report.Differences,
            var other => throw new NotSupportedException(other.GetType().Name),
        };
        (await RowsAsync()).Should().Be(rows, "a dry run writes nothing");
        using var output = new StringWriter { NewLine = "\n" };
        EditorialVerb.WriteDryRun(output, differences);
        return output.ToString();
    }

    private Task<string> DryRunAsync<T>(Func<EditorialContext, Task<T>> run) where T : notnull =>
        DryRunAsync(async context => (object)await run(context));

    private async Task<string> RowsAsync()
    {
        await using var connection = new NpgsqlConnection(seed.Database.Owner);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(
            """
            select string_agg(name || ' ' || (xpath('/row/c/text()', query_to_xml('select count(*) as c from content.' || name, false, true, '')))[1], ', ' order by name)
            from (select tablename::text as name from pg_tables where schemaname = 'content') tables
            """, connection);
        return (string)(await command.ExecuteScalarAsync(Stop))!;
    }

    private async Task<(Dictionary<string, string[]> Before, Dictionary<string, string[]> After)> AroundAsync(Func<Task<Release?>> publish)
    {
        var states = seed.Host.Current.Served!.Snapshot.Topics.Values.SelectMany(topic => topic.States).ToArray();
        var before = await ReadAsync(states);
        (await publish())!.Number.Should().Be(2);
        return (before, await ReadAsync(states));
    }

    /// <summary>By kind and slug, the lines of the plain text that a reader gets; none of what is gone.</summary>
    private async Task<Dictionary<string, string[]>> ReadAsync(IEnumerable<DocumentState> states)
    {
        var texts = new Dictionary<string, string[]>();
        foreach (var state in states)
        {
            using var answer = await seed.Client.GetAsync($"/v1/{state.Locale}/{state.Kind.Collection()}/{state.Slug}.txt", Stop);
            var lines = answer.IsSuccessStatusCode ? (await answer.Content.ReadAsStringAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
            texts.Add(
                $"{state.Kind.Word()} {state.Slug}",
                [.. lines.Where(line => !PerRelease.Any(line.StartsWith)).Select(line => line.Replace(ContentHost.BaseUrl, ""))]);
        }

        return texts;
    }

    private static void Compare(string told, Dictionary<string, string[]> before, Dictionary<string, string[]> after)
    {
        var listed = before.Keys.ToDictionary(name => name, _ => (Lost: new List<string>(), Gained: new List<string>()));
        foreach (Match match in Entry().Matches(told))
        {
            var (sign, line) = (match.Groups["sign"].Value, match.Groups["line"].Value);
            foreach (var name in match.Groups["documents"].Value.Split(", "))
            {
                if (sign != "+") listed[name].Lost.Add(Came().Replace(Went().Replace(line, "$1"), ""));
                if (sign != "-") listed[name].Gained.Add(Went().Replace(Came().Replace(line, "$1"), ""));
            }
        }

        foreach (var name in before.Keys)
        {
            listed[name].Lost.Should().BeEquivalentTo(before[name].Except(after[name]), name);
            listed[name].Gained.Should().BeEquivalentTo(after[name].Except(before[name]), name);
        }
    }

    [GeneratedRegex(@"^(?<sign>[-+~]) (?<line>.*)\n    in (?<documents>.*)$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\[-(.*?)-\]")]
    private static partial Regex Went();

    [GeneratedRegex(@"\{\+(.*?)\+\}")]
    private static partial Regex Came();
}
