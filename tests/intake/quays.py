"""Four stories of one week in four languages, for digests in every shape."""

# Flag, country, town, day, subject, paper, text; a title above them, and headlines of their own.
EN = [
    ("🇵🇪", "Peru", "Moquela", "Monday 3 March", "Ports", "Harbour Post", (
        "The port of Moquela bought two second-hand cranes from a yard in Busan, the terminal said "
        "on Monday. They lift forty boxes an hour.")),
    ("🇨🇱", "Chile", "Salvera", "Tuesday 4 March", "Railways", "The Lantern", (
        "Salt trains ran again between the plateau and the coast on Tuesday after nine months in "
        "which a washed-out bridge was rebuilt.")),
    ("🇧🇴", "Bolivia", "Chacuma", "Wednesday 5 March", "Farming", "Plateau Radio", (
        "Growers sold 12% less quinoa abroad in January than a year ago, their chamber reported. "
        "It blames frost and dearer freight.")),
    ("🇪🇨", "Ecuador", "Puerto Lindo", "Friday 7 March", "Fishing", "Coast Agency", (
        "Forty tuna boats stayed in their bay on Friday in protest against a tax on diesel. The "
        "owners want to see the minister first.")),
]  # fmt: skip
ES = [
    ("🇵🇪", "Perú", "Moquela", "lunes 3 de marzo", "Puertos", "Correo del Puerto", (
        "El puerto de Moquela compró dos grúas usadas a un astillero de Busan, informó el lunes la "
        "terminal. Mueven cuarenta cajas por hora.")),
    ("🇨🇱", "Chile", "Salvera", "martes 4 de marzo", "Trenes", "La Linterna", (
        "Los trenes de la sal volvieron el martes entre la meseta y la costa tras nueve meses en "
        "los que se rehízo un puente caído.")),
    ("🇧🇷", "Brasil", "Barra Funda", "jueves 6 de marzo", "Campo", "Radio Meseta", (
        "Los productores vendieron un 12% menos de café al exterior que hace un año, según su "
        "cámara. Culpan a la helada y al flete.")),
    ("🇪🇨", "Ecuador", "Puerto Lindo", "viernes 7 de marzo", "Pesca", "Agencia Costa", (
        "Cuarenta atuneros se quedaron el viernes en su bahía en protesta por un impuesto al "
        "diésel. Quieren ver antes al ministro.")),
]  # fmt: skip
DE = [
    ("🇵🇪", "Peru", "Moquela", "Montag, 3. März", "Häfen", "Hafenpost", (
        "Der Hafen von Moquela hat zwei gebrauchte Kräne von einer Werft in Busan gekauft, wie der "
        "Betreiber am Montag mitteilte.")),
    ("🇨🇱", "Chile", "Salvera", "Dienstag, 4. März", "Bahn", "Die Laterne", (
        "Die Salzzüge fahren seit Dienstag wieder zwischen Hochebene und Küste, nachdem eine "
        "Brücke neun Monate lang erneuert wurde.")),
    ("🇧🇴", "Bolivien", "Chacuma", "Mittwoch, 5. März", "Ernte", "Radio Hochland", (
        "Die Bauern haben im Januar 12 Prozent weniger Quinoa ins Ausland verkauft als vor einem "
        "Jahr, meldet ihre Kammer.")),
    ("🇪🇨", "Ecuador", "Puerto Lindo", "Freitag, 7. März", "Fischerei", "Küstendienst", (
        "Vierzig Thunfischkutter blieben am Freitag in ihrer Bucht, um gegen eine Steuer auf "
        "Diesel zu protestieren.")),
]  # fmt: skip
ZH = [
    ("🇵🇪", "秘鲁", "莫克拉", "3月3日", "港口", "港口邮报", (
        "莫克拉港码头公司星期一宣布，已从釜山一家船厂购入两台二手起重机，每小时可吊四十个箱子。")),
    ("🇨🇱", "智利", "萨尔维拉", "3月4日", "铁路", "灯笼报", (
        "断桥重建九个月之后，高原与海岸之间的运盐列车星期二恢复运行，入冬前每天开行两列。")),
    ("🇧🇴", "玻利维亚", "查库马", "3月5日", "农业", "高原电台", (
        "生产者商会报告说，一月藜麦出口量比去年同期减少百分之十二，原因是霜冻和运费上涨。")),
    ("🇪🇨", "厄瓜多尔", "林多港", "3月7日", "渔业", "海岸社", (
        "四十艘金枪鱼渔船星期五停在海湾，抗议新的柴油税，船东表示希望出海前与部长会谈。")),
]  # fmt: skip
STORIES = {"en": EN, "es": ES, "de": DE, "zh": ZH}
TITLE = {"en": "Week of the quays", "es": "Semana de los muelles", "de": "Woche am Kai"}
HEADS = {
    "en": [
        "Moquela buys two used cranes",
        "Salt trains return to the coast",
        "Quinoa growers sell less abroad",
        "Tuna fleet stays in its bay",
    ],
    "es": [
        "Moquela compra dos grúas usadas",
        "Vuelven los trenes de la sal",
        "Cae la venta de café al exterior",
        "La flota atunera no zarpa",
    ],
    "de": [
        "Moquela kauft zwei gebrauchte Kräne",
        "Salzzüge fahren wieder zur Küste",
        "Bauern verkaufen weniger Quinoa",
        "Thunfischflotte bleibt in der Bucht",
    ],
    "zh": [
        "莫克拉港购入两台二手起重机",
        "运盐列车恢复通往海岸",
        "藜麦出口比去年同期减少",
        "金枪鱼船队停港抗议税收",
    ],
}
