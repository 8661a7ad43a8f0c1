using ContentApi.Embedding.Frames;
using ContentApi.Http;

namespace ContentApi.Embedding;

/// <summary>What partners' pages need to show the text.</summary>
public static class Embedded
{
    public static void AddEmbedding(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FramePages>();
        builder.Services.AddSingleton<ProblemPage>(services => services.GetRequiredService<FramePages>().Explain);
    }
}
