// SPDX-License-Identifier: MIT
#include "ui/areas/area_model.h"

#include "catalogue/area_catalogue.h"
#include "catalogue/field_text.h"
#include "ui/areas/area_choice.h"
#include "ui/areas/area_texts.h"

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// internalId of a top-level row; for other rows the internalId is the row of the parent.
constexpr quintptr top = ~quintptr(0);

} // namespace

AreaModel::AreaModel(AreaChoice &choice, int limit, QObject *parent)
    : QAbstractItemModel(parent)
    , m_choice(choice)
    , m_limit(limit)
{
    connect(&m_choice, &AreaChoice::changed, this, [this] {
        checksChanged({});
        for (int row = 0; row < rowCount(); ++row)
            checksChanged(index(row, Name));
    });
    build();
}

void AreaModel::checksChanged(const QModelIndex &parent)
{
    if (const int rows = rowCount(parent); rows > 0)
        Q_EMIT dataChanged(index(0, Name, parent), index(rows - 1, Code, parent));
}

void AreaModel::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    beginResetModel();
    m_query = query;
    build();
    endResetModel();
}

void AreaModel::retranslate()
{
    beginResetModel();
    build();
    endResetModel();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void AreaModel::build()
{
    const AreaCatalogue &areas = m_choice.areas();
    const AreaScope scope = m_choice.scope();
    m_below.clear();
    m_unknown.clear();
    m_search = !m_query.trimmed().isEmpty();
    if (m_search) {
        m_tops = areas.search(scope, m_query, m_limit);
        const Parameter parameter{
            .name = "area", .kind = scope == AreaScope::Global ? ParameterKind::CountryCodes : ParameterKind::AreaCode};
        const QString code = normalizedField(parameter, m_query);
        if ((scope == AreaScope::Global ? isCountryCode(code) : isAreaCode(code)) && !areas.find(scope, code)
            && !areas.isEmpty() && m_tops.size() < m_limit)
            m_unknown = code;
        return;
    }
    m_tops = areas.roots(scope);
    // Readers of Chinese know the usual order of the provinces, which is the order of the codes. Other names are sorted
    // alphabetically.
    const bool chinese = areasInChinese();
    const auto byName = [&](int a, int b) {
        const Area &one = areas.at(a);
        const Area &other = areas.at(b);
        return chinese ? one.pinyin < other.pinyin : one.english.localeAwareCompare(other.english) < 0;
    };
    if (!chinese || scope == AreaScope::Global)
        std::stable_sort(m_tops.begin(), m_tops.end(), byName);
    for (const int province : std::as_const(m_tops)) {
        QList<int> cities = areas.at(province).children;
        if (!chinese)
            std::stable_sort(cities.begin(), cities.end(), byName);
        m_below.append(cities);
    }
}

const Area *AreaModel::area(const QModelIndex &index) const
{
    const AreaCatalogue &areas = m_choice.areas();
    if (index.internalId() != top)
        return &areas.at(m_below.at(int(index.internalId())).at(index.row()));
    return index.row() < m_tops.size() ? &areas.at(m_tops.at(index.row())) : nullptr;
}

QString AreaModel::code(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Area *known = area(index);
    return known ? known->code : m_unknown;
}

QModelIndex AreaModel::indexOf(const QString &code) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex here = index(row, Name);
        if (this->code(here) == code)
            return here;
        for (int below = 0; below < rowCount(here); ++below) {
            if (this->code(index(below, Name, here)) == code)
                return index(below, Name, here);
        }
    }
    return {};
}

QModelIndex AreaModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : top);
}

QModelIndex AreaModel::parent(const QModelIndex &child) const
{
    return child.isValid() && child.internalId() != top ? createIndex(int(child.internalId()), Name, top)
                                                        : QModelIndex();
}

int AreaModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_tops.size()) + (m_unknown.isEmpty() ? 0 : 1);
    if (parent.column() != Name || parent.internalId() != top || parent.row() >= m_below.size())
        return 0;
    return int(m_below.at(parent.row()).size());
}

int AreaModel::columnCount(const QModelIndex &) const { return ColumnCount; }

QVariant AreaModel::text(const QModelIndex &index) const
{
    const Area *known = area(index);
    switch (index.column()) {
    case Name:
        return known ? areaName(*known) : m_unknown;
    case Code:
        return known ? known->code : QString();
    default:
        break;
    }
    if (!known)
        return tr("Not in the list, but can be sent");
    // The name in the other language comes last, because it is the first to be elided when space is short.
    QStringList parts;
    if (m_choice.covers(*known) && !m_choice.contains(known->code))
        //: a city whose province is chosen
        parts.append(tr("included"));
    if (m_search && known->parent >= 0)
        parts.append(areaName(m_choice.areas().at(known->parent)));
    if (!areasInChinese() || known->scope == AreaScope::Global)
        parts.append(areaOtherName(*known));
    return parts.join(u" · "_s);
}

Qt::CheckState AreaModel::checkState(const QModelIndex &index) const
{
    if (m_choice.contains(code(index)))
        return Qt::Checked;
    const Area *known = area(index);
    if (!known)
        return Qt::Unchecked;
    return m_choice.covers(*known) ? Qt::Checked : m_choice.hasPart(*known) ? Qt::PartiallyChecked : Qt::Unchecked;
}

QVariant AreaModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool several = m_choice.limit() == AreaChoice::Limit::Several;
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::CheckStateRole:
        return several && index.column() == Name ? QVariant(checkState(index)) : QVariant();
    case Qt::ToolTipRole:
        if (const Area *known = area(index); known && m_choice.covers(*known) && !m_choice.contains(known->code))
            return tr("Included with %1").arg(areaName(m_choice.areas().at(known->parent)));
        return {};
    case Qt::AccessibleTextRole: {
        if (index.column() != Name)
            return text(index);
        const QString also = text(index.siblingAtColumn(Also)).toString();
        return also.isEmpty() ? QString(text(index).toString() + u' ' + code(index))
                              : QString(text(index).toString() + u' ' + code(index) + u", "_s + also);
    }
    default:
        return {};
    }
}

bool AreaModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    m_choice.set(code(index), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags AreaModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    const Area *known = area(index);
    const bool included = known && m_choice.covers(*known) && !m_choice.contains(known->code);
    if (m_choice.limit() == AreaChoice::Limit::Several && index.column() == Name && !included)
        flags |= Qt::ItemIsUserCheckable;
    if (index.parent().isValid() || m_search)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QVariant AreaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Code:
        return tr("Code");
    default:
        return QString();
    }
}

} // namespace proxydeck

#include "moc_area_model.cpp"
