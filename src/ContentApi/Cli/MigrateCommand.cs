using System.CommandLine;
using System.Globalization;
using ContentApi.Database;

namespace ContentApi.Cli;

public static class MigrateCommand
{
    /// <param name="connectionString">Of the database's owner.</param>
    public static Command Create(Func<CancellationToken, Task<string>> connectionString)
    {
        var command = new Command("migrate", "Bring the database to this program's schema, as its owner.");
        command.SetAction(async (parse, stop) =>
        {
            try
            {
                Write(parse.InvocationConfiguration.Output, await Migrations.ApplyAsync(await connectionString(stop), stop));
                return 0;
            }
            catch (Exception fault) when (DatabaseException.Of(fault) is { } sentence)
            {
                await parse.InvocationConfiguration.Error.WriteLineAsync(sentence.Message);
                return 1;
            }
        });
        return command;
    }

    private static void Write(TextWriter output, MigrationResult result)
    {
        foreach (var name in result.Applied) output.WriteLine($"Applied {name}.");
        foreach (var name in result.Newer) output.WriteLine($"{name} is of a later program than this one, which works with it.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The schema serves this program: version {SchemaVersion.Required}."));
    }
}
