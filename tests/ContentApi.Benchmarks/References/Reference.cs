using System.Globalization;
using System.Net;
using ContentApi.Benchmarks.Load;
using ContentApi.Benchmarks.Machine;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ContentApi.Benchmarks.References;

/// <summary>
/// The servers to compare with, each in a process of its own: <c>reference KIND PORT FILE</c>, where the file is an answer of the product
/// as it was recorded, to be given again with the same headers and bytes.
/// </summary>
internal static class Reference
{
    public const string Verb = "reference";
    public const string Bare = "bare";
    public const string BareHolding = "bare-holding";
    public const string PlainAction = "mvc";
    public const string CachedAction = "output-cache";

    public static Task<ServerProcess> StartAsync(string kind, string file, string path = "/", int status = 200)
    {
        var port = ServerProcess.FreePort();
        return ServerProcess.StartAsync(
            "dotnet", [typeof(Reference).Assembly.Location, Verb, kind, port.ToString(CultureInfo.InvariantCulture), file], port, path, status);
    }

    public static void Run(string[] arguments)
    {
        var port = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        switch (arguments[1])
        {
            case Bare: BareKestrel.Run(port, Recorded.Load(arguments[3])); break;
            case BareHolding: BareKestrel.RunHolding(port, arguments[3]); break;
            case PlainAction: MvcReference.Run(port, Recorded.Load(arguments[3]), cached: false); break;
            case CachedAction: MvcReference.Run(port, Recorded.Load(arguments[3]), cached: true); break;
            default: throw new ArgumentException($"There is no reference '{arguments[1]}'.");
        }
    }

    internal static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, port);
    }
}
