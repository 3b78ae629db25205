// SPDX-License-Identifier: MIT
#include "ui/help/vendor_codes_model.h"

#include "catalogue/catalogue.h"
#include "catalogue/vendor_code.h"
#include "lease/check_texts.h"

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QList<const Endpoint *> endpointsListing(const Catalogue &catalogue, const char *code)
{
    QList<const Endpoint *> found;
    for (const Endpoint &endpoint : catalogue.endpoints()) {
        if (std::ranges::any_of(endpoint.errorCodes, [code](const char *listed) { return qstrcmp(listed, code) == 0; }))
            found.append(&endpoint);
    }
    return found;
}

Wording wordingFor(const char *code, const Endpoint &endpoint, bool canListInUse)
{
    ApiError error;
    error.kind = ApiError::Kind::Vendor;
    error.code = QString::fromLatin1(code);
    error.retry = retryAdvice(error.code, endpoint);
    return errorWording(error, endpoint, canListInUse);
}

} // namespace

VendorCodesModel::VendorCodesModel(const Catalogue &catalogue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_catalogue(catalogue)
{
    build();
}

void VendorCodesModel::build()
{
    m_rows.clear();
    for (const VendorCode &known : vendorCodes()) {
        const QList<const Endpoint *> listing = endpointsListing(m_catalogue, known.code);
        if (!known.variesByMode) {
            append(known.code, listing, false);
            continue;
        }
        // One row for each meaning: modes with the same text share a row.
        QList<std::pair<QString, QList<const Endpoint *>>> meanings;
        for (const Endpoint *endpoint : listing) {
            const QString meaning = wordingFor(known.code, *endpoint, false).cause;
            auto same = std::ranges::find_if(meanings, [&](const auto &other) { return other.first == meaning; });
            if (same == meanings.end())
                meanings.append({meaning, {endpoint}});
            else
                same->second.append(endpoint);
        }
        for (const auto &meaning : std::as_const(meanings))
            append(known.code, meaning.second, true);
    }
    appendOutcomesOfChecks();
}

void VendorCodesModel::appendOutcomesOfChecks()
{
    for (auto verdict = int(CheckVerdict::Differs); isJudgement(CheckVerdict(verdict)); ++verdict) {
        Row row;
        row.code = verdictId(CheckVerdict(verdict));
        row.documented = false;
        row.ofCheck = true;
        row.wording.title = verdictName(CheckVerdict(verdict));
        row.wording.cause = verdictExplanation(CheckVerdict(verdict));
        row.wording.retry = tr("A check costs nothing and can be repeated.");
        m_rows.append(row);
    }
}

void VendorCodesModel::append(const char *code, const QList<const Endpoint *> &endpoints, bool ofOneMode)
{
    const Endpoint &example = endpoints.isEmpty() ? m_catalogue.endpoints().front() : *endpoints.constFirst();
    Row row;
    row.code = QString::fromLatin1(code);
    row.documented = findVendorCode(row.code)->documented;
    row.wording = wordingFor(code, example, m_catalogue.listInUse(example));
    for (const Endpoint *endpoint : endpoints) {
        if (ofOneMode && !row.modes.contains(endpoint->mode))
            row.modes.append(endpoint->mode);
        const QString plan = planName(endpoint->product, endpoint->mode);
        if (!row.plans.contains(plan))
            row.plans.append(plan);
    }
    m_rows.append(row);
}

int VendorCodesModel::rowOf(QStringView code, Mode mode) const
{
    int any = -1;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).code != code)
            continue;
        if (m_rows.at(row).modes.isEmpty() || m_rows.at(row).modes.contains(mode))
            return row;
        any = row;
    }
    return any;
}

void VendorCodesModel::retranslate()
{
    build();
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int VendorCodesModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int VendorCodesModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(Column::Count); }

QString VendorCodesModel::cell(const Row &row, Column column) const
{
    switch (column) {
    case Column::Code:
        return row.code;
    case Column::Meaning:
        return row.wording.title;
    case Column::Retry:
        return row.wording.retry;
    case Column::Count:
        break;
    }
    return {};
}

QString VendorCodesModel::copyText(const Row &row) const
{
    QStringList lines{row.code + u" – "_s + row.wording.title, row.wording.cause};
    if (!row.wording.next.isEmpty())
        lines << row.wording.next;
    lines << row.wording.retry;
    return lines.join(u'\n');
}

QVariant VendorCodesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, Column(index.column()));
    case SearchRole:
        return copyText(row) + u'\n' + row.plans.join(u'\n');
    case CopyRole:
        return copyText(row);
    default:
        return {};
    }
}

QVariant VendorCodesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Code:
        return tr("Code");
    case Column::Meaning:
        return tr("Meaning");
    case Column::Retry:
        return tr("Trying again");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace proxydeck

#include "moc_vendor_codes_model.cpp"
