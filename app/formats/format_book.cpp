// SPDX-License-Identifier: MIT
#include "formats/format_book.h"

#include "base/visible_text.h"
#include "formats/copy_formats.h"
#include "formats/format_pattern.h"

#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int writeDelayMs = 400; ///< delay while the operator types

bool fitsFile(const CopyFormat &format)
{
    return format.pattern.size() <= FormatFile::longestTemplate && format.separator.size() <= FormatFile::longestMark
        && format.opening.size() <= FormatFile::longestMark && format.closing.size() <= FormatFile::longestMark
        && format.forbidden.size() <= FormatFile::longestMark;
}

bool isOwnId(const QString &id)
{
    return id.startsWith("own-"_L1) && id.size() == 40 && !QUuid::fromString(id.sliced(4)).isNull();
}

} // namespace

FormatBook::FormatBook(const QString &file, QObject *parent)
    : QAbstractListModel(parent)
{
    if (!file.isEmpty())
        m_file.emplace(file, u"-unread-"_s, FormatFile::largest);
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(writeDelayMs);
    connect(&m_writeTimer, &QTimer::timeout, this, &FormatBook::flush);
    fill({});
    if (m_file && m_file->exists())
        load();
}

FormatBook::~FormatBook() { flush(); }

FormatBook::Entry FormatBook::ownEntry(CopyFormat format, bool shown)
{
    format.label = nullptr;
    format.name = properFormatName(format.name);
    for (QString *text : {&format.pattern, &format.separator, &format.opening, &format.closing, &format.forbidden})
        *text = properTemplate(*text);
    const auto pattern = FormatPattern::compile(format.pattern);
    format.credentials = pattern && pattern->usesCredentials();
    const bool usable = pattern && !format.pattern.trimmed().isEmpty();
    return {std::move(format), true, shown, usable};
}

void FormatBook::fill(const FormatFile &file)
{
    m_entries.clear();
    for (const CopyFormat &own : file.formats) {
        Entry entry = ownEntry(own);
        entry.format.id = freeId(own.id);
        m_entries.append(std::move(entry));
    }
    // In the order of the list; the operator's formats that are not in it follow, in their order.
    QList<Entry> ordered;
    for (const FormatFile::Listed &listed : file.list) {
        const auto own = std::find_if(m_entries.begin(), m_entries.end(),
                                      [&](const Entry &entry) { return entry.format.id == listed.id; });
        if (own != m_entries.end()) {
            own->shown = listed.shown;
            ordered.append(*own);
            m_entries.erase(own);
        } else if (const CopyFormat *builtIn = findCopyFormat(listed.id); builtIn
                   && std::none_of(ordered.begin(), ordered.end(),
                                   [&](const Entry &entry) { return entry.format.id == listed.id; })) {
            ordered.append({*builtIn, false, listed.shown, true});
        }
    }
    // A built-in format that the list does not have (new in this version) goes behind its predecessor in copyFormats().
    qsizetype place = 0;
    for (const CopyFormat &builtIn : copyFormats()) {
        const auto known = std::find_if(ordered.begin(), ordered.end(),
                                        [&](const Entry &entry) { return entry.format.id == builtIn.id; });
        if (known != ordered.end()) {
            place = known - ordered.begin() + 1;
            continue;
        }
        ordered.insert(place++, {builtIn, false, true, true});
    }
    m_entries = ordered + m_entries;
}

void FormatBook::load()
{
    const auto json = m_file->read();
    if (!json && !json.error().isTooLarge) {
        setProblem(Problem::Kind::NotRead, json.error().reason);
        return;
    }
    // a file that is too large is set aside without reading
    const auto content = FormatFile::read(json.value_or(QByteArray()));
    if (content)
        fill(*content);
    if (!content || !content->unread.isEmpty())
        setAside();
}

/// Keeps a copy of a file that was not read completely, so that nothing the operator wrote is lost by overwriting.
void FormatBook::setAside()
{
    const auto aside = m_file->setAside();
    if (aside)
        setProblem(Problem::Kind::SetAside, QFileInfo(*aside).fileName());
    else
        setProblem(Problem::Kind::NotRead, QFileInfo(m_file->path()).fileName());
    changed(false); // written again, otherwise each start would set aside another copy
}

bool FormatBook::flush()
{
    m_writeTimer.stop();
    if (!m_unwritten)
        return true;
    FormatFile content;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.own)
            content.formats.append(entry.format);
        content.list.append({entry.format.id, entry.shown});
    }
    if (const auto written = m_file->write(content.write()); !written) {
        setProblem(Problem::Kind::NotWritten, written.error());
        return false;
    }
    m_unwritten = false;
    if (m_problem.kind == Problem::Kind::NotWritten)
        setProblem(Problem::Kind::None);
    return true;
}

void FormatBook::setProblem(Problem::Kind kind, const QString &detail)
{
    const Problem problem{kind, detail};
    if (problem == m_problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

int FormatBook::rowOf(QStringView id) const
{
    const auto found
        = std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry &entry) { return entry.format.id == id; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

const CopyFormat *FormatBook::find(QStringView id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_entries[row].format;
}

QList<int> FormatBook::offered() const
{
    QList<int> rows;
    for (int row = 0; row < int(m_entries.size()); ++row) {
        if (m_entries[row].shown && m_entries[row].usable)
            rows.append(row);
    }
    if (rows.isEmpty()) {
        const auto builtIn
            = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return !entry.own; });
        rows.append(int(builtIn - m_entries.begin()));
    }
    return rows;
}

int FormatBook::ownCount() const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.own; }));
}

bool FormatBook::setShown(int row, bool shown)
{
    if (m_entries[row].shown == shown || (!shown && offered() == QList<int>{row}))
        return false;
    m_entries[row].shown = shown;
    Q_EMIT dataChanged(index(row), index(row), {Qt::CheckStateRole});
    changed(m_entries[row].usable);
    return true;
}

bool FormatBook::move(int from, int to)
{
    const int rows = int(m_entries.size());
    if (from < 0 || to < 0 || from >= rows || to >= rows || from == to)
        return false;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_entries.move(from, to);
    endMoveRows();
    changed(true);
    return true;
}

int FormatBook::insert(int row, CopyFormat format)
{
    if (ownCount() >= FormatFile::mostFormats || !fitsFile(format))
        return -1;
    Entry entry = ownEntry(std::move(format));
    entry.format.id = freeId(entry.format.id);
    entry.format.name = freeName(entry.format.name);
    row = std::clamp(row, 0, int(m_entries.size()));
    beginInsertRows({}, row, row);
    m_entries.insert(row, std::move(entry));
    endInsertRows();
    changed(m_entries[row].usable);
    return row;
}

bool FormatBook::change(int row, CopyFormat format)
{
    if (!m_entries[row].own || !fitsFile(format))
        return false;
    Entry entry = ownEntry(std::move(format), m_entries[row].shown);
    entry.format.id = m_entries[row].format.id;
    if (entry.format.name.isEmpty() || entry.format == m_entries[row].format)
        return false;
    const bool menus = entry.usable != m_entries[row].usable || entry.format.name != m_entries[row].format.name;
    m_entries[row] = std::move(entry);
    Q_EMIT dataChanged(index(row), index(row));
    changed(menus);
    return true;
}

std::optional<FormatBook::Removed> FormatBook::remove(int row)
{
    if (!m_entries[row].own)
        return {};
    const Removed removed{m_entries[row].format, m_entries[row].shown, row};
    beginRemoveRows({}, row, row);
    m_entries.removeAt(row);
    endRemoveRows();
    changed(true);
    return removed;
}

int FormatBook::restore(const Removed &removed)
{
    const int row = insert(removed.row, removed.format);
    if (row >= 0 && !removed.shown)
        setShown(row, false);
    return row;
}

QString FormatBook::freeName(const QString &name, int exceptRow) const
{
    const QString wanted = name.isEmpty() ? tr("Format") : name;
    const auto taken = [&](const QString &candidate) {
        for (int row = 0; row < int(m_entries.size()); ++row) {
            if (row != exceptRow && copyFormatName(m_entries[row].format).compare(candidate, Qt::CaseInsensitive) == 0)
                return true;
        }
        return false;
    };
    QString free = wanted;
    for (int number = 2; taken(free); ++number) {
        const QString suffix = u" (%1)"_s.arg(number);
        free = properFormatName(wanted.left(FormatFile::longestName - suffix.size())) + suffix;
    }
    return free;
}

QString FormatBook::freeId(const QString &wanted) const
{
    return isOwnId(wanted) && rowOf(wanted) < 0 ? wanted
                                                : u"own-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Expected<FormatBook::Import, FormatFile::Refusal> FormatBook::importFrom(const QByteArray &json)
{
    const auto file = FormatFile::read(json);
    if (!file)
        return Unexpected<FormatFile::Refusal>(file.error());
    Import import;
    import.unread = file->unread;
    for (const CopyFormat &format : file->formats) {
        Entry entry = ownEntry(format);
        const bool known = std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry &here) {
            CopyFormat same = here.format;
            same.id = entry.format.id;
            return here.own && same == entry.format;
        });
        if (known) {
            ++import.known;
            continue;
        }
        const int row = insert(int(m_entries.size()), entry.format);
        if (row < 0) {
            import.unread.append({FormatFile::Fault::TooMany, entry.format.name});
            continue;
        }
        ++import.taken;
        import.renamed += m_entries[row].format.name != entry.format.name;
        import.faulty += !m_entries[row].usable;
        if (import.firstRow < 0)
            import.firstRow = row;
    }
    return import;
}

QByteArray FormatBook::exported() const
{
    FormatFile file;
    for (const Entry &entry : m_entries) {
        if (entry.own)
            file.formats.append(entry.format);
    }
    return file.write();
}

void FormatBook::retranslate()
{
    Q_EMIT dataChanged(index(0), index(int(m_entries.size()) - 1));
    Q_EMIT offeredChanged();
}

void FormatBook::changed(bool menus)
{
    if (m_file && !m_file->isProtected()) {
        m_unwritten = true;
        m_writeTimer.start();
    }
    if (menus)
        Q_EMIT offeredChanged();
}

int FormatBook::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

QVariant FormatBook::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: { // a list too narrow for the name cuts it
        const QString name = visibleText(copyFormatName(entry.format));
        return entry.usable ? name : tr("%1 (has an error)").arg(name);
    }
    case Qt::EditRole:
        return copyFormatName(entry.format);
    case Qt::CheckStateRole:
        return int(entry.shown ? Qt::Checked : Qt::Unchecked);
    case IdRole:
        return entry.format.id;
    case OwnRole:
        return entry.own;
    case UsableRole:
        return entry.usable;
    default:
        return {};
    }
}

bool FormatBook::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    if (role == Qt::CheckStateRole)
        return setShown(index.row(), value.toInt() == Qt::Checked);
    if (role != Qt::EditRole)
        return false;
    CopyFormat renamed = m_entries[index.row()].format;
    renamed.name = freeName(properFormatName(value.toString()), index.row());
    return !value.toString().trimmed().isEmpty() && change(index.row(), renamed);
}

Qt::ItemFlags FormatBook::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
    if (m_entries[index.row()].own)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QHash<int, QByteArray> FormatBook::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(IdRole, "id");
    names.insert(OwnRole, "own");
    names.insert(UsableRole, "usable");
    return names;
}

} // namespace proxydeck

#include "moc_format_book.cpp"
