// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"
#include "ui/form/codes_editor.h"

#include <QPointer>

class QAction;
class QLabel;

namespace proxydeck {

class AreaCatalogue;
class AreaPicker;
class AreaSets;
class AreaSuggestions;

/// Areas by name: the codes as text, as they are sent, with the areas' names under them. Names that are typed or pasted
/// become codes, matches are suggested while typing, and a picker shows all there are: by the button in the field, F4
/// or Alt+Down.
class AreaEditor : public CodesEditor
{
    Q_OBJECT

public:
    /// \a sets may be null. Both must outlive the editor.
    AreaEditor(FormModel &model, int field, const AreaCatalogue &areas, AreaSets *sets, QWidget *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

public Q_SLOTS:
    void openPicker();

protected:
    void showValue() override;
    void retranslate() override;
    QString asCodes(const QString &text) const override;
    void changeEvent(QEvent *event) override;

private:
    QStringList chosen() const;
    bool single() const { return parameter().kind == ParameterKind::AreaCode; }
    void showNames();
    void showIcon();
    void suggest();
    void takeSuggestion(const QString &code);
    void remember();

    const AreaCatalogue &m_areas;
    AreaSets *m_sets;
    AreaScope m_scope;
    QAction *m_pick;
    QLabel *m_names;
    AreaSuggestions *m_suggestions = nullptr; ///< from the first letter on
    QPointer<AreaPicker> m_picker;
};

} // namespace proxydeck
