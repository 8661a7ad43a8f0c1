namespace ContentApi.Http;

/// <summary>What a request gets of an answer: a form of it in a coding, the news that there is none (304), or a refusal.</summary>
/// <param name="Answer">Null when no form is acceptable.</param>
/// <param name="Coded">Null when no coding is.</param>
public readonly record struct Selection(Representation? Answer, EncodedRepresentation? Coded, Precondition Outcome)
{
    public bool IsNotModified => Outcome == Precondition.NotModified;

    public static Selection Of(IHeaderDictionary request, Representation asked)
    {
        var answer = asked.Negotiated ? Negotiation.Choose(asked, request.Accept) : asked;
        if (answer is null) return default;

        var weights = CodingWeights.Of(request.AcceptEncoding);
        if (weights.Choose(answer) is not { } coded) return new(answer, null, default);
        var outcome = Preconditions.Evaluate(request, answer, weights, ref coded);
        return new(answer, coded, outcome);
    }
}
