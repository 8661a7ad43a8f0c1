using ContentApi.Benchmarks;
using ContentApi.Benchmarks.References;

// First, and without anything that a reference does not need: its start is measured too.
if (args is [Reference.Verb, ..])
{
    Reference.Run(args);
    return 0;
}

return await BenchmarkCommand.Create().Parse(args).InvokeAsync();
