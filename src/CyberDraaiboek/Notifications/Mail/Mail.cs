namespace CyberDraaiboek.Notifications.Mail;

/// <summary>A mail to one person, whatever carries it.</summary>
/// <param name="MessageId">Without angle brackets. The same message has the same id every time, so that a copy can be recognised.</param>
/// <param name="To">One address.</param>
/// <param name="ToName">For people.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as a web page.</param>
internal sealed record Mail(string MessageId, string To, string ToName, string Subject, string Text, string Html);
