// SPDX-License-Identifier: MIT
#include "formats/copy_format.h"

#include "base/host_name.h"
#include "base/visible_text.h"
#include "formats/format_pattern.h"
#include "lease/check_texts.h"
#include "lease/vendor_time.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Names that tools use as keys: a name already used gets a number.
class UniqueNames
{
public:
    QString make(const Lease &lease, const QString &server)
    {
        QString base = server;
        if (!lease.area.isEmpty())
            base += u' ' + visibleText(lease.area);
        if (!m_given.contains(base)) {
            m_given.insert(base);
            return base;
        }
        int &number = m_numbers[base];
        number = std::max(number, 1);
        QString name;
        do {
            name = u"%1 (%2)"_s.arg(base).arg(++number);
        } while (m_given.contains(name));
        m_given.insert(name);
        return name;
    }

private:
    QSet<QString> m_given;
    QHash<QString, int> m_numbers; ///< the last number given to a base name
};

class LeaseWriter
{
public:
    LeaseWriter(const CopyFormat &format, const FormatPattern &pattern)
        : m_format(format)
        , m_pattern(pattern)
        , m_named(std::any_of(pattern.steps().begin(), pattern.steps().end(),
                              [](const FormatPattern::Step &step) { return step.placeholder == Placeholder::Name; }))
    {
    }

    /// False leaves \a out unchanged.
    bool write(QString &out, const OutgoingLease &outgoing)
    {
        // The host comes from the network and goes into command lines unquoted.
        if (!isHost(outgoing.lease.host) || outgoing.lease.port == 0)
            return false;
        m_outgoing = &outgoing;
        m_ipv6 = outgoing.lease.host.contains(u':');
        m_server = (m_ipv6 ? u'[' + outgoing.lease.host + u']' : outgoing.lease.host) + u':'
            + QString::number(outgoing.lease.port);
        if (m_named)
            m_name = m_names.make(outgoing.lease, m_server);

        const qsizetype before = out.size();
        const QList<FormatPattern::Step> &steps = m_pattern.steps();
        for (qsizetype i = 0; i < steps.size();) {
            const FormatPattern::Step &step = steps[i];
            switch (step.kind) {
            case FormatPattern::Step::Kind::Text:
                out += step.text;
                break;
            case FormatPattern::Step::Kind::Value:
                if (!appendValue(out, step.placeholder)) {
                    out.truncate(before);
                    return false;
                }
                break;
            case FormatPattern::Step::Kind::If:
                if (!holds(step.placeholder)) {
                    i = step.next;
                    continue;
                }
                break;
            case FormatPattern::Step::Kind::Else:
                i = step.next;
                continue;
            }
            ++i;
        }
        return true;
    }

private:
    bool hasAuth() const
    {
        return m_format.credentials && (!m_outgoing->proxyUser.isEmpty() || !m_outgoing->proxyPassword.isEmpty());
    }

    bool holds(Placeholder placeholder) const
    {
        switch (placeholder) {
        case Placeholder::Auth:
            return hasAuth();
        case Placeholder::Ipv6:
            return m_ipv6;
        case Placeholder::User:
            return m_format.credentials && !m_outgoing->proxyUser.isEmpty();
        case Placeholder::Password:
            return m_format.credentials && !m_outgoing->proxyPassword.isEmpty();
        case Placeholder::Host:
        case Placeholder::Port:
        case Placeholder::Server:
        case Placeholder::Url:
            return true;
        default:
            return !text(placeholder).isEmpty();
        }
    }

    /// Texts from the vendor's replies and from the operator: may contain any character.
    QString text(Placeholder placeholder) const
    {
        const Lease &lease = m_outgoing->lease;
        const LeaseOrigin &origin = m_outgoing->origin;
        switch (placeholder) {
        case Placeholder::ExitIp:
            return lease.exitIp;
        case Placeholder::Area:
            return lease.area;
        case Placeholder::AreaCode:
            return lease.areaCode;
        case Placeholder::Isp:
            return lease.isp;
        case Placeholder::Deadline:
            return lease.deadlineMs == noDeadline ? QString() : vendorTimeFromUtc(lease.deadlineMs);
        case Placeholder::Name:
            return m_name;
        case Placeholder::Account:
            return origin.accountName;
        case Placeholder::Endpoint:
            return origin.endpoint;
        case Placeholder::RequestId:
            return origin.requestId;
        case Placeholder::TaskId:
            return origin.taskId;
        case Placeholder::Check:
            return m_outgoing->check.atMs == 0 ? QString() : verdictId(m_outgoing->check.verdict);
        case Placeholder::Latency:
            return m_outgoing->check.latencyMs < 0 ? QString() : QString::number(m_outgoing->check.latencyMs);
        case Placeholder::MeasuredExit:
            return m_outgoing->check.exitIp;
        case Placeholder::Tunnels:
            return m_outgoing->traffic.begun == 0 ? QString() : QString::number(m_outgoing->traffic.begun);
        case Placeholder::Traffic: {
            const qint64 bytes = m_outgoing->traffic.up + m_outgoing->traffic.down;
            return bytes == 0 ? QString() : QString::number(bytes);
        }
        case Placeholder::Success: {
            const auto success = m_outgoing->traffic.success();
            return success ? QString::number(int(*success * 100)) : QString();
        }
        default:
            return {};
        }
    }

    bool appendValue(QString &out, Placeholder placeholder) const
    {
        switch (placeholder) {
        case Placeholder::Host:
            out += m_outgoing->lease.host;
            return true;
        case Placeholder::Port:
            out += QString::number(m_outgoing->lease.port);
            return true;
        case Placeholder::Server:
            out += m_server;
            return true;
        case Placeholder::Url:
            return appendUrl(out);
        case Placeholder::User:
            return !m_format.credentials || appendCredential(out, m_outgoing->proxyUser.reveal());
        case Placeholder::Password:
            return !m_format.credentials || appendCredential(out, m_outgoing->proxyPassword.reveal());
        default:
            break;
        }
        const QString value = text(placeholder);
        const bool exact
            = writesEveryCharacter(m_format.quoting) && value.isValidUtf16() && !value.contains(QChar(u'\0'));
        return appendQuoted(out, exact ? value : visibleText(value), m_format.quoting);
    }

    bool isWritable(const QString &secret) const
    {
        return std::none_of(secret.begin(), secret.end(), [this](QChar c) {
            return m_format.forbidden.contains(c) || (m_format.asciiCredentials && c.unicode() >= 0x80);
        });
    }

    bool appendCredential(QString &out, const QString &secret) const
    {
        return isWritable(secret) && appendQuoted(out, secret, m_format.quoting);
    }

    bool appendUrl(QString &out) const
    {
        QString url = u"http://"_s;
        if (hasAuth()) {
            const QString &user = m_outgoing->proxyUser.reveal();
            const QString &password = m_outgoing->proxyPassword.reveal();
            if (!isWritable(user) || !isWritable(password) || !appendQuoted(url, user, Quoting::PercentEncoding))
                return false;
            url += u':';
            if (!appendQuoted(url, password, Quoting::PercentEncoding))
                return false;
            url += u'@';
        }
        url += m_server;
        return appendQuoted(out, url, m_format.quoting);
    }

    const CopyFormat &m_format;
    const FormatPattern &m_pattern;
    const bool m_named;
    UniqueNames m_names;
    const OutgoingLease *m_outgoing = nullptr;
    QString m_server;
    QString m_name;
    bool m_ipv6 = false;
};

Refusal refusalOf(const CopyFormat &format, const OutgoingLease &lease)
{
    const QString login = lease.proxyUser.reveal() + lease.proxyPassword.reveal();
    const auto has = [&login](auto isSuch) { return std::any_of(login.begin(), login.end(), isSuch); };
    if (has([](QChar c) { return c.category() == QChar::Other_Control; }))
        return Refusal::ControlCharacter;
    if (format.asciiCredentials && has([](QChar c) { return c.unicode() >= 0x80; }))
        return Refusal::NotAscii;
    const bool splitsAtSpaces = format.quoting == Quoting::Proxychains;
    if (has([&](QChar c) { return format.forbidden.contains(c) || (splitsAtSpaces && c.isSpace()); }))
        return Refusal::Character;
    return Refusal::Other;
}

/// \a lease returns one by value or by reference.
template<typename LeaseAt>
Rendered renderEach(const CopyFormat &format, qsizetype leases, LeaseAt lease,
                    const std::function<bool(qsizetype)> &progress)
{
    Rendered rendered;
    const auto pattern = FormatPattern::compile(format.pattern);
    if (!pattern) {
        rendered.refused = int(leases);
        rendered.refusal = Refusal::Other;
        return rendered;
    }
    LeaseWriter writer(format, *pattern);
    QString one;
    for (qsizetype i = 0; i < leases; ++i) {
        if (progress && i % 256 == 0 && !progress(i))
            break;
        one.resize(0);
        const OutgoingLease &outgoing = lease(i);
        if (!writer.write(one, outgoing)) {
            ++rendered.refused;
            rendered.refusedAt.push_back(i);
            if (rendered.refusal == Refusal::None)
                rendered.refusal = refusalOf(format, outgoing);
            continue;
        }
        rendered.text += rendered.written == 0 ? format.opening : format.separator;
        rendered.text += one;
        ++rendered.written;
    }
    if (rendered.written > 0)
        rendered.text += format.closing;
    return rendered;
}

} // namespace

Rendered render(const CopyFormat &format, std::span<const OutgoingLease> leases, const std::function<bool()> &cancelled)
{
    std::function<bool(qsizetype)> progress;
    if (cancelled)
        progress = [&cancelled](qsizetype) { return !cancelled(); };
    return renderEach(
        format, qsizetype(leases.size()), [leases](qsizetype i) -> const OutgoingLease & { return leases[size_t(i)]; },
        progress);
}

Rendered render(const CopyFormat &format, qsizetype leases, const std::function<OutgoingLease(qsizetype)> &lease,
                const std::function<bool(qsizetype)> &progress)
{
    return renderEach(
        format, leases, [&lease](qsizetype i) { return lease(i); }, progress);
}

QString curlCommand(const QString &url)
{
    // curl reads [1-9] and {a,b} in a URL as a list of URLs and would make several calls.
    const bool lists = std::any_of(url.begin(), url.end(), [](QChar c) { return QStringView(u"[]{}").contains(c); });
    QString command = lists ? u"curl -sS --globoff '"_s : u"curl -sS '"_s;
    if (url.contains(u'\n') || !appendQuoted(command, url, Quoting::PosixShell))
        return {};
    return command + u'\'';
}

} // namespace proxydeck
