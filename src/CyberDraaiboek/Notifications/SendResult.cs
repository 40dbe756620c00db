namespace CyberDraaiboek.Notifications;

/// <summary>How handing a message to a provider ended. Details are Dutch, for the journal: no addresses, no secrets.</summary>
internal abstract record SendResult(string? Detail)
{
    /// <summary>The provider took it.</summary>
    public sealed record Taken(string? Detail = null) : SendResult(Detail);

    /// <summary>Not now: the provider is busy or cannot be reached. It certainly did not leave, unless <paramref name="MayHaveLeft"/>.</summary>
    public sealed record NotNow(string Detail, bool MayHaveLeft = false) : SendResult(Detail);

    /// <summary>Never: this address or this configuration does not work.</summary>
    public sealed record Refused(string Detail) : SendResult(Detail);

    /// <summary>The whole message was handed over and no answer came: nobody knows whether it left.</summary>
    public sealed record Unknown(string Detail) : SendResult(Detail);
}
