// SPDX-License-Identifier: MIT
#include "match/lease_filter.h"

#include "base/visible_text.h"
#include "table/lease_names.h"

#include <algorithm>

namespace proxydeck {

namespace {

bool canBeInUuid(const QString &text)
{
    return text.size() <= 36 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f') || c == u'-';
           });
}

bool occursInAny(const QStringList &names, const QString &text)
{
    return std::any_of(names.begin(), names.end(),
                       [&](const QString &name) { return name.contains(text, Qt::CaseInsensitive); });
}

} // namespace

LeaseFilter::LeaseFilter(const LeaseStore &store, LeaseNames &names)
    : m_store(store)
    , m_names(names)
{
}

bool LeaseFilter::setQuery(const FilterQuery &query)
{
    const bool same = query == m_query;
    m_query = query;
    if (same)
        return false;
    m_words.clear();
    m_dependsOnTime = false;
    for (const FilterWord &word : query.words()) {
        Word made;
        made.says = word;
        if (word.comparison == FilterComparison::Contains) {
            made.half = word.halfWidth();
            made.address = AddressMatcher::from(made.half);
            made.inUuid = canBeInUuid(made.half);
        }
        m_dependsOnTime = m_dependsOnTime || word.field == FilterField::Left;
        m_words.push_back(std::move(made));
    }
    return true;
}

bool LeaseFilter::setShown(const std::array<bool, 4> &shown)
{
    if (shown == m_shown)
        return false;
    m_shown = shown;
    return true;
}

void LeaseFilter::forgetVerdicts()
{
    for (Word &word : m_words) {
        word.texts.clear();
        word.halfTexts.clear();
        word.batches.clear();
    }
}

bool LeaseFilter::accepts(RowId row)
{
    if (!m_shown[size_t(m_store.state(row))])
        return false;
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](Word &word) { return holds(word, row) != word.says.negated; });
}

qint64 LeaseFilter::nextChangeMs(RowId row) const
{
    const qint64 deadline = m_store.deadlineMs(row);
    qint64 next = noDeadline;
    if (deadline == noDeadline)
        return next;
    for (const Word &word : m_words) {
        if (word.says.field != FilterField::Left)
            continue;
        // The remaining time falls below each limit of the range at one instant, and is 0 at the deadline.
        for (const qint64 end : {word.says.range.from, word.says.range.to}) {
            if (end == std::numeric_limits<qint64>::max())
                continue;
            const qint64 when = deadline - std::max<qint64>(end, 1) + 1;
            if (when > m_nowMs)
                next = std::min(next, when);
        }
    }
    return next;
}

bool LeaseFilter::holds(Word &word, RowId row)
{
    switch (word.says.field) {
    case FilterField::Any:
        return occursInBatch(word, m_store.batchId(row)) || occursInText(word, m_store.area(row))
            || occursInText(word, m_store.isp(row)) || occursInServer(word, row) || occursInExit(word, row);
    case FilterField::State:
        return word.says.states >> quint8(m_store.state(row)) & 1;
    case FilterField::Server:
        return occursInServer(word, row);
    case FilterField::ExitIp:
        return occursInExit(word, row);
    case FilterField::Area:
        return occursInText(word, m_store.area(row));
    case FilterField::Isp:
        return occursInText(word, m_store.isp(row));
    case FilterField::Left: {
        const qint64 deadline = m_store.deadlineMs(row);
        return deadline != noDeadline && deadline > m_nowMs && word.says.range.contains(deadline - m_nowMs);
    }
    case FilterField::Deadline: {
        const qint64 deadline = m_store.deadlineMs(row);
        return deadline != noDeadline && word.says.range.contains(deadline);
    }
    case FilterField::Copied:
        return (m_store.copiedMs(row) != 0) == word.says.yes;
    case FilterField::Check:
        return word.says.checks & checkKindsOf(row);
    case FilterField::Latency: {
        const CheckStore &checks = m_store.checks();
        const qint32 ms = checks.contains(row) ? checks.latencyMs(row) : -1;
        return ms >= 0 && word.says.range.contains(ms);
    }
    case FilterField::Product:
    case FilterField::Mode:
    case FilterField::Account:
    case FilterField::Request:
    case FilterField::Task:
        return occursInBatch(word, m_store.batchId(row));
    case FilterField::Count:
        break;
    }
    return true;
}

/// What the row is in: its outcome, and that it waits or runs.
CheckKinds LeaseFilter::checkKindsOf(RowId row) const
{
    const CheckStore &checks = m_store.checks();
    CheckKinds kinds = checks.contains(row) ? checkKind(checks.verdict(row)) : checkNever;
    const CheckState state = m_store.checkState(row);
    if (state == CheckState::Waiting)
        kinds |= checkWaiting;
    else if (state == CheckState::Running)
        kinds |= checkRunning;
    return kinds;
}

bool LeaseFilter::occursInServer(Word &word, RowId row) const
{
    return m_store.serverIsNamed(row) ? halfOccursInText(word, m_store.namedServer(m_store.server(row)).server)
                                      : word.address && word.address->matches(m_store.server(row), m_store.port(row));
}

bool LeaseFilter::occursInExit(Word &word, RowId row) const
{
    return m_store.exitIsText(row) ? halfOccursInText(word, m_store.exit(row))
                                   : word.address && word.address->matches(m_store.exit(row));
}

bool LeaseFilter::occurs(const QString &text, std::vector<quint8> &verdicts, LeaseStore::TextId id) const
{
    if (id >= verdicts.size())
        verdicts.resize(m_store.texts().size(), Unasked);
    quint8 &verdict = verdicts[id];
    if (verdict == Unasked)
        verdict = visibleText(m_store.texts().at(id)).contains(text, Qt::CaseInsensitive) ? Yes : No;
    return verdict == Yes;
}

bool LeaseFilter::occursInText(Word &word, LeaseStore::TextId id) const
{
    return occurs(word.says.text, word.texts, id);
}

/// In an address or id.
bool LeaseFilter::halfOccursInText(Word &word, LeaseStore::TextId id) const
{
    return occurs(word.half, word.halfTexts, id);
}

bool LeaseFilter::occursInBatch(Word &word, LeaseStore::BatchId id)
{
    if (id >= word.batches.size())
        word.batches.resize(m_store.batchEnd(), Unasked);
    quint8 &verdict = word.batches[id];
    if (verdict == Unasked)
        verdict = isInBatch(word, id) ? Yes : No;
    return verdict == Yes;
}

bool LeaseFilter::isInBatch(Word &word, LeaseStore::BatchId id)
{
    const LeaseStore::Batch &batch = m_store.batch(id);
    const QString &text = word.says.text;
    const auto inAccount = [&] { return m_names.account(batch.label).contains(text, Qt::CaseInsensitive); };
    const auto inRequest = [&] {
        if (batch.requestText != LeaseStore::noText)
            return halfOccursInText(word, batch.requestText);
        return word.inUuid && m_store.requestText(id).contains(word.half, Qt::CaseInsensitive);
    };
    switch (word.says.field) {
    case FilterField::Product:
        return occursInAny(m_names.products(batch.endpoint), text);
    case FilterField::Mode:
        return occursInAny(m_names.modes(batch.endpoint), text);
    case FilterField::Account:
        return inAccount();
    case FilterField::Request:
        return inRequest();
    case FilterField::Task:
        return halfOccursInText(word, batch.task);
    default:
        return m_names.plan(batch.endpoint).contains(text, Qt::CaseInsensitive) || inAccount() || inRequest();
    }
}

} // namespace proxydeck
