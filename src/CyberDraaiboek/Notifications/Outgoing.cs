using System.Security.Cryptography;
using System.Text;
using CyberDraaiboek.Notifications.Links;
using CyberDraaiboek.Notifications.Texts;

namespace CyberDraaiboek.Notifications;

/// <summary>A message, written and ready to hand over. A class, not a record: it holds secrets and must never print itself.</summary>
internal sealed class Outgoing(OutboxRow row, string address, TextContext about, MessageText text, AnswerKey? key, AnswerLink? link)
{
    public OutboxRow Row => row;

    public string Address => address;

    public TextContext About => about;

    public MessageText Text => text;

    /// <summary>Null: nothing is asked.</summary>
    public AnswerKey? Key => key;

    /// <summary>Null: nothing is asked.</summary>
    public AnswerLink? Link => link;

    /// <summary>The same for every copy of this message, so that the receiver can recognise one.</summary>
    public string StableName { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Id)).AsSpan(0, 16));
}
