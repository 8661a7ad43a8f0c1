using ContentApi.Benchmarks.Load;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContentApi.Benchmarks.References;

/// <summary>What one would write first: a controller that returns prepared bytes, with or without OutputCache in front.</summary>
internal static class MvcReference
{
    public static void Run(int port, Recorded recorded, bool cached)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => Reference.Listen(kestrel, port));
        builder.Services.AddSingleton(new Prepared(recorded));
        builder.Services.AddControllers();
        if (cached) builder.Services.AddOutputCache();
        var app = builder.Build();
        if (cached) app.UseOutputCache();
        app.MapControllers();
        app.Run();
    }
}

[ApiController]
public sealed class PreparedController : ControllerBase
{
    [HttpGet("/")]
    public IActionResult Plain() => Answer();

    [HttpGet("/cached")]
    [OutputCache(Duration = 3600)]
    public IActionResult Cached() => Answer();

    private FileContentResult Answer()
    {
        var prepared = HttpContext.RequestServices.GetRequiredService<Prepared>();
        prepared.SetHeaders(Response);
        return File(prepared.Body, prepared.ContentType);
    }
}
